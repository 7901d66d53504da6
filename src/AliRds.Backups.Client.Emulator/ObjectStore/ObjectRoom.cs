using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Faults;
using AliRds.Backups.Client.Emulator.ObjectStore.Signing;
using AliRds.Backups.Client.Emulator.Rooms;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>The object store behind the links: everything under a bucket's path or a bucket's host name.</summary>
internal sealed class ObjectRoom(EmulatorState state) : IEmulatorRoom
{
    private readonly ObjectCatalog _catalog = new(state.Backups, state.Random);
    private readonly LinkCheck _check = new(state.LinkKey, state.Options.Leniency, state.Now);

    public bool Serves(HttpRequest request) => ObjectAddress.TryRead(request) is not null;

    public async Task HandleAsync(HttpContext http)
    {
        var request = ObjectRequest.Read(http.Request);
        var id = NextRequest();
        var verdict = _check.Judge(request);
        var stored = verdict.Error is null ? _catalog.Find(request.Address, request.Find("dbList")) : null;
        var good = Answer(request, verdict, stored, id.Id);
        var entry = ObjectJournal.Entry(request, verdict, id, state.Now()) with { Download = ObjectJournal.Read(request, stored, good) };
        var fault = state.Faults.Take(entry) as ObjectFault;
        state.Journal.Receive(entry with { Fault = fault?.Name ?? "" });
        http.Features.Set(entry);

        var exchange = new ObjectExchange(http, state, entry);
        await (fault is null ? exchange.SendAsync(good) : fault.DeliverAsync(exchange, Spoil(fault, request, verdict, stored, id.Id)));
    }

    private ObjectResponse Spoil(ObjectFault fault, ObjectRequest request, LinkVerdict verdict, StoredObject? stored, string requestId)
    {
        var altered = stored is null ? null : fault.Alter(stored);
        var good = Answer(request, verdict, altered, requestId);
        return fault.Alter(new ObjectScene(request, altered, good, state.Now(), error => ObjectAnswerer.Refuse(error, request, requestId)));
    }

    private ObjectResponse Answer(ObjectRequest request, LinkVerdict verdict, StoredObject? stored, string requestId)
    {
        if (verdict.Error is { } error)
        {
            return Refuse(error);
        }

        if (!request.IsHead && !HttpMethods.IsGet(request.Method))
        {
            return Refuse(ObjectErrors.MethodNotAllowed);
        }

        return stored is not null ? ObjectAnswerer.Answer(request, stored, Refuse)
            : Refuse(_catalog.HasBucket(request.Address) ? ObjectErrors.NoSuchKey(request.Address.Key) : ObjectErrors.NoSuchBucket);

        ObjectResponse Refuse(ObjectError refusal) => ObjectAnswerer.Refuse(refusal, request, requestId);
    }

    /// <summary>OSS has shorter ids than the gateway: 24 hexadecimal digits.</summary>
    private (long Number, string Id) NextRequest()
    {
        var (number, id) = state.NextRequest();
        return (number, id.Replace("-", "", StringComparison.Ordinal)[..24]);
    }
}
