using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Gateway;

/// <summary>A product behind the gateway: the operations of one API version.</summary>
/// <param name="name">The name in links to its error pages.</param>
/// <param name="version">The version in its calls.</param>
/// <param name="deny">Creates the error for a key to which RAM denies an action. It receives the action and the key id.</param>
/// <param name="operations">Its operations.</param>
internal sealed class RpcProduct(string name, string version, Func<string, string, ServiceError> deny, params IRpcOperation[] operations)
{
    private readonly FrozenDictionary<string, IRpcOperation> _operations =
        operations.ToFrozenDictionary(operation => operation.Action, StringComparer.Ordinal);

    public string Name => name;

    public string Version => version;

    public IRpcOperation? Find(string action) => _operations.GetValueOrDefault(action);

    public ServiceError Deny(string action, string keyId) => deny(action, keyId);
}
