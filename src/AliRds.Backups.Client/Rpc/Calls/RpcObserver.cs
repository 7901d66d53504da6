using System.Diagnostics;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>Reports what happens to calls in logs, traces and metrics. It changes nothing.</summary>
internal sealed class RpcObserver
{
    private const string NoInstance = "no instance";

    private readonly string _product;
    private readonly string _host;
    private readonly ServerTags _server;
    private readonly string _method;
    private readonly ILogger _logger;
    private readonly RdsMetrics _metrics;
    private readonly TimeProvider _timeProvider;

    internal RpcObserver(RpcCallerOptions options, RpcEndpoint endpoint, RpcServices services)
    {
        _product = options.Product;
        _host = endpoint.Host;
        _server = new ServerTags(endpoint);
        _method = options.Method.Method;
        _logger = services.Logger;
        _metrics = services.Metrics;
        _timeProvider = services.TimeProvider;
    }

    internal Activity? StartCall(RpcCall call) => RdsTracing.StartCall(_server, _product, call.Action, call.DbInstanceId, call.PageNumber);

    internal void CallSucceeded(Activity? activity, RpcCall call)
    {
        var result = call.Result;
        activity?.Succeed(result.RequestId, result.Rows);
        _metrics.OnCall(_timeProvider.GetElapsedTime(call.StartTimestamp), _server, errorType: null);
        _metrics.OnUnreadableFields(_server, result.UnreadableFields);
        if (result.Rows is { } rows)
        {
            PageSucceeded(call, rows, result);
        }
        else
        {
            ActionSucceeded(call, result);
        }
    }

    internal void CallFailed(Activity? activity, RpcCall call, Exception exception)
    {
        activity?.Fail(exception);
        var elapsed = _timeProvider.GetElapsedTime(call.StartTimestamp);
        var errorType = ErrorTypes.GetName(exception);
        _metrics.OnCall(elapsed, _server, errorType);
        if (exception is not OperationCanceledException)
        {
            Log.CallFailed(
                _logger, call.Action, call.DbInstanceId ?? NoInstance, _host, errorType, call.Attempts, elapsed.TotalMilliseconds,
                (exception as RdsCallException)?.RequestId);
        }
    }

    internal long GetTimestamp() => _timeProvider.GetTimestamp();

    internal Activity? StartAttempt(RpcCall call) => RdsTracing.StartAttempt(_server, _method, call.Attempts + 1);

    internal void AttemptEnded(Activity? activity, RpcCall call, long started, Exception? failure)
    {
        if (failure is null)
        {
            activity?.Succeed(call.Result.RequestId, call.Result.Rows);
        }
        else
        {
            activity?.Fail(failure);
        }

        var errorType = failure is null ? null : ErrorTypes.GetName(failure);
        _metrics.OnAttempt(_timeProvider.GetElapsedTime(started), _server, call.Attempts, errorType, failure is RdsThrottledException);
    }

    internal void Retrying(RpcCall call, Exception exception, TimeSpan delay) => Log.Retrying(
        _logger, call.Attempts, call.Action, _host, ErrorTypes.GetName(exception), (exception as RdsCallException)?.RequestId,
        delay.TotalMilliseconds);

    internal void BudgetEmpty(RpcCall call) => Log.BudgetEmpty(_logger, call.Action, _host);

    internal void CircuitOpened(TimeSpan duration) => Log.CircuitOpened(_logger, _host, duration.TotalSeconds);

    internal void ClockCorrected(double seconds) => Log.ClockCorrected(_logger, _host, seconds);

    private void PageSucceeded(RpcCall call, int rows, RpcResultFacts result)
    {
        _metrics.OnPage(_server, rows);
        Log.CallSucceeded(_logger, call.Action, call.DbInstanceId, call.PageNumber, rows, result.TotalRows, call.Attempts, result.RequestId);
        if (result.UnreadableFields > 0)
        {
            Log.UnreadableFields(_logger, call.PageNumber, call.DbInstanceId, result.UnreadableFields, result.FirstUnreadableField);
        }
    }

    private void ActionSucceeded(RpcCall call, RpcResultFacts result)
    {
        var instance = call.DbInstanceId ?? NoInstance;
        Log.ActionSucceeded(_logger, call.Action, instance, call.Attempts, result.RequestId);
        if (result.UnreadableFields > 0)
        {
            Log.UnreadableFieldsOfAction(_logger, call.Action, instance, result.UnreadableFields, result.FirstUnreadableField);
        }
    }
}
