namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>What telemetry says of a result.</summary>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Rows">How many rows a page holds; <see langword="null"/> when the operation has no rows.</param>
/// <param name="TotalRows">How many rows the service counts.</param>
/// <param name="UnreadableFields">How many fields could not be read.</param>
/// <param name="FirstUnreadableField">The name of the first of them.</param>
internal readonly record struct RpcResultFacts(
    string? RequestId, int? Rows = null, long? TotalRows = null, int UnreadableFields = 0, string? FirstUnreadableField = null);
