using AliRds.Backups.Client.Emulator.ObjectStore.Responses;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>
/// A fault of the object store. It changes one of three things: the stored object, the response, or how the response is sent.
/// </summary>
/// <param name="name">Short name, as in the journal.</param>
/// <param name="at">The position in the file that the response must include; null for any response.</param>
internal class ObjectFault(string name, long? at = null) : EmulatorFault(at is null ? name : FormattableString.Invariant($"{name}({at})"))
{
    /// <summary>Changes the stored object.</summary>
    public Func<StoredObject, StoredObject> AlterObject { get; init; } = stored => stored;

    /// <summary>Replaces the response.</summary>
    public Func<ObjectFaultContext, ObjectResponse> AlterResponse { get; init; } = context => context.Response;

    protected long? At => at;

    /// <summary>Sends the response.</summary>
    public virtual Task DeliverAsync(ObjectExchange exchange, ObjectResponse response) => exchange.SendAsync(response);

    internal sealed override bool CanHit(EmulatorJournalEntry request) => at is null || request.Download?.Covers(at.Value) == true;
}
