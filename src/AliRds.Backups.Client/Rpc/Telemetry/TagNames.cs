namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>All tags of spans and instruments. Only these are emitted. Where OpenTelemetry defines a name, that name is used.</summary>
internal static class TagNames
{
    internal const string BackupId = "alirds.backup.id";
    internal const string CloudProvider = "cloud.provider";
    internal const string CredentialsSource = "alirds.credentials.source";
    internal const string DownloadBytes = "alirds.download.bytes";
    internal const string ErrorType = "error.type";
    internal const string HttpMethod = "http.request.method";
    internal const string HttpStatus = "http.response.status_code";
    internal const string InstanceId = "alirds.db_instance.id";
    internal const string PageNumber = "alirds.page.number";
    internal const string PageRows = "alirds.page.rows";
    internal const string RequestId = "alirds.request.id";
    internal const string ResendCount = "http.request.resend_count";
    internal const string RpcMethod = "rpc.method";
    internal const string RpcService = "rpc.service";
    internal const string RpcSystem = "rpc.system";
    internal const string RpcSystemName = "rpc.system.name";
    internal const string ServerAddress = "server.address";
    internal const string ServerPort = "server.port";
}

/// <summary>The names of all spans.</summary>
internal static class SpanNames
{
    internal const string Call = "DescribeBackups";
    internal const string Attempt = "attempt";
    internal const string Page = "page";
    internal const string RefreshCredentials = "refresh_credentials";
    internal const string Download = "download";
}
