using System.Globalization;
using AliRds.Backups.Client.Emulator.Content;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>Creates the responses of OSS.</summary>
internal static class ObjectResponses
{
    public static ObjectResponse Create(ObjectRequest request, StoredObject stored, Func<ObjectError, ObjectResponse> refuse)
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

    /// <param name="error">The error.</param>
    /// <param name="request">The request. Its host is written to the document, and its method decides whether there is a body.</param>
    /// <param name="requestId">The request id in the document.</param>
    public static ObjectResponse Refuse(ObjectError error, ObjectRequest request, string requestId)
    {
        var document = ErrorDocument.Write(error, requestId, request.Headers.Host.ToString());
        var response = ObjectResponse.Create(error.StatusCode, "application/xml", document)
            .WithOptional("x-oss-ec", error.Ec.Length == 0 ? null : error.Ec)
            .WithOptional("x-oss-err", request.IsHead ? Convert.ToBase64String(document) : null);
        return response with { ErrorCode = error.Code, IsBodiless = request.IsHead };
    }

    /// <summary>The object or a range of it.</summary>
    public static ObjectResponse Content(StoredObject stored, ByteRange? range)
    {
        var sent = range ?? new ByteRange(0, stored.Content.Length);
        var status = range is null ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        var response = WithValidators(ObjectResponse.Create(status, stored.Content, sent), stored)
            .With("Content-Type", "application/octet-stream")
            .With("Content-Length", Text(sent.Length))
            .With("Accept-Ranges", "bytes")
            .With("x-oss-object-type", stored.ObjectType)
            .With("x-oss-storage-class", stored.IsArchived ? "Archive" : "Standard")
            .With("x-oss-hash-crc64ecma", Text(stored.Crc64));
        return range is null ? response : response.With("Content-Range", sent.ToContentRange(stored.Content.Length));
    }

    private static (ByteRange? Range, bool IsUnsatisfiable) Range(ObjectRequest request, StoredObject stored)
    {
        var header = request.Headers.Range.ToString();
        var isStandard = request.Header("x-oss-range-behavior") == "standard";
        return Conditions.AllowsRange(request.Headers, stored)
            ? RangeRule.Resolve(header, isStandard, stored.Content.Length)
            : (null, false);
    }

    private static ObjectResponse NotModified(StoredObject stored) =>
        WithValidators(ObjectResponse.Create(StatusCodes.Status304NotModified, ByteSource.Empty, default), stored) with
        {
            IsBodiless = true,
        };

    private static ObjectResponse WithValidators(ObjectResponse response, StoredObject stored)
    {
        response = response
            .With("ETag", stored.ETag)
            .With("Last-Modified", stored.LastModified.ToDateTimeOffset().ToString("R", CultureInfo.InvariantCulture));
        return response.WithOptional("Content-MD5", stored.ContentMD5);
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
