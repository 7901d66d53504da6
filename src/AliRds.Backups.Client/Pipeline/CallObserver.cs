using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>Tells logs, traces and metrics what happens to calls. It changes nothing.</summary>
internal sealed class CallObserver
{
    private readonly string _operation;
    private readonly string _host;
    private readonly string _method;
    private readonly ILogger _logger;
    private readonly RdsMetrics _metrics;
    private readonly TimeProvider _timeProvider;

    internal CallObserver(string operation, string host, string method, RdsClientServices services)
    {
        _operation = operation;
        _host = host;
        _method = method;
        _logger = services.Logger;
        _metrics = services.Metrics;
        _timeProvider = services.TimeProvider;
    }

    internal async Task<BackupPage> CallAsync(CallState state, Func<Task<BackupPage>> call)
    {
        using var activity = RdsTracing.StartCall(_host, state.Request);
        try
        {
            var page = await call().ConfigureAwait(false);
            activity?.Succeed(page);
            Succeeded(state, page);
            return page;
        }
        catch (Exception exception)
        {
            activity?.Fail(exception);
            Failed(state, exception);
            throw;
        }
    }

    internal async ValueTask<BackupPage> AttemptAsync(CallState state, Func<ValueTask<BackupPage>> attempt)
    {
        var started = _timeProvider.GetTimestamp();
        using var activity = RdsTracing.StartAttempt(_host, _method, state.Attempts + 1);
        Exception? failure = null;
        try
        {
            var page = await attempt().ConfigureAwait(false);
            activity?.Succeed(page);
            return page;
        }
        catch (Exception exception)
        {
            failure = exception;
            activity?.Fail(exception);
            throw;
        }
        finally
        {
            _metrics.OnAttempt(
                _timeProvider.GetElapsedTime(started), _host, state.Attempts, failure is null ? null : ErrorTypes.Of(failure), failure is RdsThrottledException);
        }
    }

    internal void Retrying(CallState state, Exception exception) => Log.Retrying(
        _logger, state.Attempts, _operation, _host, ErrorTypes.Of(exception), (exception as RdsCallException)?.RequestId, state.Delay.TotalMilliseconds);

    internal void BudgetEmpty() => Log.BudgetEmpty(_logger, _operation, _host);

    internal void CircuitOpened(TimeSpan duration) => Log.CircuitOpened(_logger, _host, duration.TotalSeconds);

    internal void ClockCorrected(double seconds) => Log.ClockCorrected(_logger, _host, seconds);

    private void Succeeded(CallState state, BackupPage page)
    {
        _metrics.OnCall(_timeProvider.GetElapsedTime(state.StartTimestamp), _host, errorType: null);
        _metrics.OnPage(_host, page.Backups.Count, page.UnreadableFields.Count);
        var instance = state.Request.DbInstanceId.Value;
        Log.CallSucceeded(_logger, _operation, instance, state.Request.PageNumber, page.Backups.Count, page.TotalRecordCount, state.Attempts, page.RequestId);
        if (page.UnreadableFields.Count > 0)
        {
            Log.UnreadableFields(_logger, state.Request.PageNumber, instance, page.UnreadableFields.Count, page.UnreadableFields[0].Name);
        }
    }

    private void Failed(CallState state, Exception exception)
    {
        var elapsed = _timeProvider.GetElapsedTime(state.StartTimestamp);
        var errorType = ErrorTypes.Of(exception);
        _metrics.OnCall(elapsed, _host, errorType);
        if (exception is not OperationCanceledException)
        {
            Log.CallFailed(
                _logger, _operation, state.Request.DbInstanceId.Value, _host, errorType, state.Attempts, elapsed.TotalMilliseconds, (exception as RdsCallException)?.RequestId);
        }
    }
}
