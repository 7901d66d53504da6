namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>One parameter of an RPC call, not encoded.</summary>
internal readonly record struct RpcParameter(string Name, string Value);
