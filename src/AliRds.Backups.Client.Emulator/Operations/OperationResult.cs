using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Operations;

/// <summary>Either an error or something that can write the body.</summary>
internal readonly record struct OperationResult(ServiceError? Error, Action<IWireWriter, string>? WriteBody)
{
    public static OperationResult Refuse(ServiceError error) => new(error, null);

    /// <param name="write">Gets the writer and the request id.</param>
    public static OperationResult Write(Action<IWireWriter, string> write) => new(null, write);
}
