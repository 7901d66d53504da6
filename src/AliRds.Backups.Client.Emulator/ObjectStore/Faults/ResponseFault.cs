using AliRds.Backups.Client.Emulator.ObjectStore.Answers;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>Something else is answered.</summary>
internal sealed class ResponseFault(string name, Func<ObjectScene, ObjectResponse> alter) : ObjectFault(name, at: null)
{
    internal override ObjectResponse Alter(ObjectScene scene) => alter(scene);
}
