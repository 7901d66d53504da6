using System.Diagnostics;
using AliRds.Backups.Client.Telemetry;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The spans of calls and attempts.</summary>
internal static class RdsTracing
{
    // The conventions have no name for this RPC system, so the value is their name for the cloud, as with similar APIs.
    private const string Cloud = "alibaba_cloud";

    internal static ActivitySource Source { get; } = new(RdsTelemetryNames.ActivitySource, LibraryVersion.Text);

    internal static Activity? StartCall(ServerTags server, string product, string operation, string? instanceId, int? pageNumber)
    {
        var activity = Source.StartActivity(operation, ActivityKind.Client);
        return activity?
            .SetTag(TagNames.CloudProvider, Cloud)
            .SetTag(TagNames.RpcSystem, Cloud)
            .SetTag(TagNames.RpcSystemName, Cloud)
            .SetTag(TagNames.RpcService, product)
            .SetTag(TagNames.RpcMethod, operation)
            .SetTag(TagNames.ServerAddress, server.Address)
            .SetTag(TagNames.ServerPort, server.Port)
            .SetTag(TagNames.InstanceId, instanceId)
            .SetTag(TagNames.PageNumber, pageNumber);
    }

    internal static Activity? StartAttempt(ServerTags server, string method, int number)
    {
        var activity = Source.StartActivity(SpanNames.Attempt, ActivityKind.Client);
        activity?.SetTag(TagNames.ServerAddress, server.Address).SetTag(TagNames.ServerPort, server.Port).SetTag(TagNames.HttpMethod, method);
        return number > 1 ? activity?.SetTag(TagNames.ResendCount, number - 1) : activity;
    }

    /// <summary>Starts the span of reading one page for a listing. It surrounds the span of the call.</summary>
    internal static Activity? StartPage(string instanceId, int pageNumber) => Source.StartActivity(SpanNames.Page)?
        .SetTag(TagNames.InstanceId, instanceId)
        .SetTag(TagNames.PageNumber, pageNumber);

    internal static Activity? StartRefresh(string source) =>
        Source.StartActivity(SpanNames.RefreshCredentials)?.SetTag(TagNames.CredentialsSource, source);

    internal static Activity? StartDownload(string instanceId, string backupId) => Source.StartActivity(SpanNames.Download)?
        .SetTag(TagNames.InstanceId, instanceId)
        .SetTag(TagNames.BackupId, backupId);

    internal static void Succeed(this Activity activity, string? requestId, int? rows) => activity
        .SetTag(TagNames.RequestId, requestId)
        .SetTag(TagNames.PageRows, rows)
        .SetTag(TagNames.HttpStatus, 200);

    internal static void Fail(this Activity activity, Exception exception)
    {
        activity.SetStatus(ActivityStatusCode.Error).SetTag(TagNames.ErrorType, ErrorTypes.GetName(exception));
        if (exception is RdsCallException call)
        {
            activity.SetTag(TagNames.RequestId, call.RequestId);
        }

        if (ErrorTypes.GetStatus(exception) is { } status)
        {
            activity.SetTag(TagNames.HttpStatus, status);
        }
    }
}
