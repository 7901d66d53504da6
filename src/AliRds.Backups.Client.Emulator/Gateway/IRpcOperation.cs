using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Gateway;

/// <summary>One operation of the service, behind the gateway.</summary>
internal interface IRpcOperation
{
    string Action { get; }

    /// <summary>The parameters that the operation knows.</summary>
    FrozenSet<string> Parameters { get; }

    /// <summary>Whether calls must be signed.</summary>
    bool IsSigned => true;

    /// <summary>Checks the parameters, then returns an error or the fields of the response.</summary>
    OperationResult Execute(RpcRequest request);
}
