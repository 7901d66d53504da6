using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.ObjectStore.Faults;
using AliRds.Backups.Client.Emulator.ObjectStore.Links;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>The object store that the links point to. It serves every path and host name with a bucket.</summary>
internal sealed class ObjectStoreService(RequestRecorder recorder, EmulatorFaults faults, ObjectCatalog catalog, LinkCheck check)
    : IEmulatorService
{
    /// <summary>OSS has shorter request ids than the gateway.</summary>
    private const int RequestIdDigits = 24;

    private static readonly FrozenSet<string> Secrets = new[]
    {
        "Signature", "x-oss-signature", "security-token", "x-oss-security-token", "OSSAccessKeyId", "x-oss-credential",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public bool CanHandle(HttpRequest request) => ObjectAddress.TryRead(request) is not null;

    public async Task HandleAsync(HttpContext http)
    {
        var request = ObjectRequest.Read(http.Request);
        var link = check.Check(request);
        var stored = link.Error is null ? catalog.Find(request.Address, request.Find("dbList")) : null;
        var entry = CreateEntry(http.Request, request, link);
        var response = CreateResponse(request, link, stored, entry.RequestId);
        entry = entry with { Download = CreateDownload(request, stored, response) };
        var fault = faults.Take<ObjectFault>(entry);
        recorder.Receive(http, entry with { Fault = fault?.Name ?? "" });

        var exchange = new ObjectExchange(http, recorder, entry);
        await (fault is null
            ? exchange.SendAsync(response)
            : fault.DeliverAsync(exchange, CreateFaultyResponse(fault, request, link, stored, entry.RequestId)));
    }

    private ObjectResponse CreateFaultyResponse(
        ObjectFault fault, ObjectRequest request, LinkCheck.Result link, StoredObject? stored, string requestId)
    {
        var altered = stored is null ? null : fault.AlterObject(stored);
        var response = CreateResponse(request, link, altered, requestId);
        return fault.AlterResponse(new ObjectFaultContext(
            request, altered, response, recorder.Clock.Now, error => ObjectResponses.Refuse(error, request, requestId)));
    }

    private ObjectResponse CreateResponse(ObjectRequest request, LinkCheck.Result link, StoredObject? stored, string requestId)
    {
        if (link.Error is { } error)
        {
            return Refuse(error);
        }

        if (!request.IsHead && !HttpMethods.IsGet(request.Method))
        {
            return Refuse(ObjectErrors.MethodNotAllowed);
        }

        return stored is not null ? ObjectResponses.Create(request, stored, Refuse)
            : Refuse(catalog.HasBucket(request.Address) ? ObjectErrors.NoSuchKey(request.Address.Key) : ObjectErrors.NoSuchBucket);

        ObjectResponse Refuse(ObjectError refusal) => ObjectResponses.Refuse(refusal, request, requestId);
    }

    private EmulatorJournalEntry CreateEntry(HttpRequest http, ObjectRequest request, LinkCheck.Result link)
    {
        var entry = recorder.CreateEntry(http);
        return entry with
        {
            RequestId = entry.RequestId.Replace("-", "", StringComparison.Ordinal)[..RequestIdDigits],
            Path = request.Address.Path,
            Action = request.IsHead ? "HeadObject" : "GetObject",
            SignatureVersion = link.Version,
            SignatureVerdict = link.Verdict,
            SignatureHash = RequestRecorder.Hash(request.Signature),
            Parameters = RequestRecorder.Parameters(request.Query, Secrets.Contains),
        };
    }

    private static EmulatorDownload CreateDownload(ObjectRequest request, StoredObject? stored, ObjectResponse response)
    {
        var range = response.ErrorCode.Length > 0 || response.IsBodiless ? default : response.Range;
        return new EmulatorDownload
        {
            Bucket = request.Address.Bucket,
            Key = request.Address.Key,
            DbInstanceId = stored?.File.Instance.Id ?? "",
            BackupId = stored?.File.Backup.BackupId ?? "",
            Range = request.Headers.Range.ToString(),
            Offset = range.Offset,
            Length = range.Length,
        };
    }
}
