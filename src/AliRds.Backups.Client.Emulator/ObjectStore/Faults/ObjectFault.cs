using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>A fault of the object store. Each overrides one of the three steps of an answer.</summary>
/// <param name="name">Short name, as in the journal.</param>
/// <param name="at">Byte of the file that an answer must hold to be hit; null for any answer.</param>
internal abstract class ObjectFault(string name, long? at) : EmulatorFault(at is null ? name : FormattableString.Invariant($"{name}({at})"))
{
    public long? At => at;

    internal override bool CanHit(EmulatorJournalEntry request) => request.Download is { } read && (at is null || read.Covers(at.Value));

    /// <summary>What lies in the store.</summary>
    internal virtual StoredObject Alter(StoredObject stored) => stored;

    /// <summary>What is answered.</summary>
    internal virtual ObjectResponse Alter(ObjectScene scene) => scene.Good;

    /// <summary>How the answer is sent.</summary>
    internal virtual Task DeliverAsync(ObjectExchange exchange, ObjectResponse response) => exchange.SendAsync(response);

    internal sealed override Task ExecuteAsync(RpcExchange exchange) =>
        throw new InvalidOperationException($"{Name} is a fault of the object store and never hits a call.");
}
