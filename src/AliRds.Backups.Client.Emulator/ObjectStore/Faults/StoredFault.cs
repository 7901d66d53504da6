namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>Something else lies in the store.</summary>
internal sealed class StoredFault(string name, Func<StoredObject, StoredObject> alter, long? at = null) : ObjectFault(name, at)
{
    internal override StoredObject Alter(StoredObject stored) => alter(stored);
}
