using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Operations;

/// <summary>One operation of the service, behind the gateway.</summary>
internal interface IRpcOperation
{
    string Action { get; }

    /// <summary>Whether the call must be signed.</summary>
    bool IsSigned { get; }

    /// <summary>Checks the parameters and reads what is asked for.</summary>
    OperationResult Execute(RpcRequest request);
}
