using System.Globalization;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Answers;

/// <summary>Decides what OSS would answer, api-reference 7.3 to 7.5.</summary>
internal static class ObjectAnswerer
{
    public static ObjectResponse Answer(ObjectRequest request, StoredObject stored, Func<ObjectError, ObjectResponse> refuse)
    {
        if (Conditions.Check(request.Headers, stored) is { } status)
        {
            return status == StatusCodes.Status304NotModified ? NotModified(stored) : refuse(ObjectErrors.PreconditionFailed);
        }

        if (stored.IsArchived && !request.IsHead)
        {
            return refuse(ObjectErrors.InvalidObjectState);
        }

        var (range, isUnsatisfiable) = Range(request, stored);
        return isUnsatisfiable
            ? refuse(ObjectErrors.InvalidRange(stored.Content.Length, request.Headers.Range.ToString()))
            : Content(stored, range) with { IsBodiless = request.IsHead };
    }

    /// <param name="error">What is wrong.</param>
    /// <param name="request">For its host and method.</param>
    /// <param name="requestId">Shown in the document.</param>
    public static ObjectResponse Refuse(ObjectError error, ObjectRequest request, string requestId)
    {
        var document = ErrorDocument.Write(error, requestId, request.Headers.Host.ToString());
        var response = ObjectResponse.Of(error.Status, new FixedBytes(document), new ByteRange(0, document.Length))
            .With("Content-Type", "application/xml")
            .With("Content-Length", Text(document.Length));
        response = error.Ec.Length == 0 ? response : response.With("x-oss-ec", error.Ec);
        response = request.IsHead ? response.With("x-oss-err", Convert.ToBase64String(document)) : response;
        return response with { ErrorCode = error.Code, IsBodiless = request.IsHead };
    }

    /// <summary>The object or a piece of it.</summary>
    public static ObjectResponse Content(StoredObject stored, ByteRange? range)
    {
        var piece = range ?? new ByteRange(0, stored.Content.Length);
        var status = range is null ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        var response = WithValidators(ObjectResponse.Of(status, stored.Content, piece), stored)
            .With("Content-Type", "application/octet-stream")
            .With("Content-Length", Text(piece.Length))
            .With("Accept-Ranges", "bytes")
            .With("x-oss-object-type", stored.ObjectType)
            .With("x-oss-storage-class", stored.IsArchived ? "Archive" : "Standard")
            .With("x-oss-hash-crc64ecma", Text(stored.Crc64));
        return range is null ? response : response.With("Content-Range", piece.Of(stored.Content.Length));
    }

    private static (ByteRange? Range, bool IsUnsatisfiable) Range(ObjectRequest request, StoredObject stored)
    {
        var header = request.Headers.Range.ToString();
        var isStandard = request.Header("x-oss-range-behavior") == "standard";
        return Conditions.AllowsRange(request.Headers, stored) ? RangeRule.Resolve(header, isStandard, stored.Content.Length) : (null, false);
    }

    private static ObjectResponse NotModified(StoredObject stored) =>
        WithValidators(ObjectResponse.Of(StatusCodes.Status304NotModified, FixedBytes.None, default), stored) with { IsBodiless = true };

    private static ObjectResponse WithValidators(ObjectResponse response, StoredObject stored)
    {
        response = response
            .With("ETag", stored.ETag)
            .With("Last-Modified", stored.LastModified.ToDateTimeOffset().ToString("R", CultureInfo.InvariantCulture));
        return stored.ContentMD5 is null ? response : response.With("Content-MD5", stored.ContentMD5);
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
