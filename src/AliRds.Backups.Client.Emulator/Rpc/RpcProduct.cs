using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Operations;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>A product behind the gateway: the operations of one API version.</summary>
/// <param name="name">As in links to its error pages.</param>
/// <param name="version">The version that calls name.</param>
/// <param name="denial">What a key is told that RAM denies an action: gets the action and the key id.</param>
/// <param name="operations">Its operations.</param>
internal sealed class RpcProduct(string name, string version, Func<string, string, ServiceError> denial, params IRpcOperation[] operations)
{
    private readonly FrozenDictionary<string, IRpcOperation> _operations =
        operations.ToFrozenDictionary(operation => operation.Action, StringComparer.Ordinal);

    public string Name => name;

    public string Version => version;

    public IRpcOperation? Find(string action) => _operations.GetValueOrDefault(action);

    public ServiceError Deny(string action, string keyId) => denial(action, keyId);
}
