using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>What an operation returns: an error, or the fields of a response.</summary>
internal readonly record struct OperationResult(ServiceError? Error, Action<IWireWriter, string>? WriteFields)
{
    public static OperationResult Refuse(ServiceError error) => new(error, null);

    /// <param name="writeFields">Writes the fields. It receives the writer, inside the root of the response, and the request id.</param>
    public static OperationResult Succeed(Action<IWireWriter, string> writeFields) => new(null, writeFields);
}
