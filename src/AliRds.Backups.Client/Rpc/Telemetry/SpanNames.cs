namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The names of all spans.</summary>
internal static class SpanNames
{
    internal const string Call = "DescribeBackups";
    internal const string Attempt = "attempt";
    internal const string Page = "page";
    internal const string RefreshCredentials = "refresh_credentials";
    internal const string Download = "download";
}
