using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Diagnosis;
using AliRds.Backups.Client.Rpc.Keys;
using AliRds.Backups.Client.Rpc.Pipeline;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;
using Polly;

namespace AliRds.Backups.Client.Rpc;

/// <summary>
/// Runs every operation of one product at one endpoint. <see cref="RpcPipeline"/> shows what surrounds an attempt, and in which order.
/// </summary>
internal sealed class RpcCaller
{
    private readonly ResiliencePipeline _pipeline;
    private readonly RetryPolicy _retry;
    private readonly ICallLimiter? _limiter;
    private readonly CallFailures _failures;
    private readonly RpcObserver _observer;
    private readonly CredentialsTargetGuard? _guard;
    private readonly IRdsCredentialsProvider _credentials;
    private readonly IRequestSigner _signer;
    private readonly RpcServices _services;
    private readonly ServerClock _clock;
    private readonly HttpTransport _transport;
    private readonly ResponseReader _reader;
    private readonly RpcRequest _template;

    internal RpcCaller(RpcCallerOptions options, RpcServices services)
    {
        _services = services;
        _credentials = services.Credentials;
        _signer = options.Signer;
        _clock = services.ServiceClock ?? new ServerClock(new TimeProviderClock(services.TimeProvider));
        _transport = new HttpTransport(services.HttpClient, _clock, options.Limits.MaxBytes, options.HostHint);
        _reader = new ResponseReader(options.Limits);
        _guard = options.Target is { } target ? new CredentialsTargetGuard(target, options.Endpoint) : null;
        _template = new RpcRequest
        {
            Endpoint = new RpcEndpoint(options.Endpoint),
            Action = string.Empty,
            Version = string.Empty,
            Parameters = [],
            Method = options.Method,
            Format = options.Format,
        };
        _observer = new RpcObserver(options, Endpoint, services);
        _retry = new RetryPolicy(options.Retry, options.TotalTimeout, services.TimeProvider);
        _limiter = CallLimiters.Create(options, services.TimeProvider);
        _failures = new CallFailures(options.TotalTimeout, options.AttemptTimeout, services.TimeProvider);
        _pipeline = RpcPipeline.Create(options, _retry, _limiter, _observer, services.TimeProvider);
    }

    /// <summary>The server's time.</summary>
    internal IClock Clock => _clock;

    internal RpcEndpoint Endpoint => _template.Endpoint;

    /// <summary>How far the server's clock is ahead of the local one, as learned from rejected calls.</summary>
    internal double SkewSeconds => _clock.Offset.TotalSeconds;

    /// <summary>The retry tokens left in the budget.</summary>
    internal int RetryTokens => _retry.Budget.Available;

    /// <summary>Calls an operation: makes attempts until one succeeds, a retry cannot help, or time is up.</summary>
    internal async Task<TResult> CallAsync<TResult>(RpcOperation<TResult> operation, CancellationToken cancellationToken)
        where TResult : class
    {
        var call = Begin(operation);
        using var activity = _observer.StartCall(call);
        try
        {
            var result = await ExecuteAsync(operation, call, cancellationToken).ConfigureAwait(false);
            _retry.Budget.Return(call.BudgetTaken);
            call.Result = operation.Describe(result, call.Result.RequestId); // A step may have replaced the result.
            _observer.CallSucceeded(activity, call);
            return result;
        }
        catch (Exception exception)
        {
            if (_retry.IsBlockedByBudget(exception, call))
            {
                _observer.BudgetEmpty(call);
            }

            var failure = _services.Lifetime.Explains(exception, cancellationToken)
                ? _services.Lifetime.Disposed()
                : _failures.Explain(exception, call, cancellationToken);
            if (failure is RdsCallException explained)
            {
                explained.Host ??= Endpoint.Host;
                explained.Hint ??= operation.GetHint(explained, _clock.GetCurrentInstant());
            }

            _observer.CallFailed(activity, call, failure);
            if (failure == exception)
            {
                throw;
            }

            throw failure;
        }
    }

    private RpcCall Begin<TResult>(RpcOperation<TResult> operation)
        where TResult : class => new()
        {
            Request = _template with
            {
                Action = operation.Action,
                Version = operation.Version,
                Parameters = operation.Parameters,
                Format = operation.Format ?? _template.Format,
            },
            StartTimestamp = _services.TimeProvider.GetTimestamp(),
            DbInstanceId = operation.DbInstanceId,
            PageNumber = operation.PageNumber,
            IsIdempotent = operation.IsIdempotent,
        };

    private async ValueTask<TResult> ExecuteAsync<TResult>(RpcOperation<TResult> operation, RpcCall call, CancellationToken cancellationToken)
        where TResult : class
    {
        var context = call.RentContext(cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, state) => state.Caller.AttemptAsync(state.Operation, state.Call, context.CancellationToken),
                context,
                (Caller: this, Operation: operation, Call: call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Gets the key, signs, sends and reads.</summary>
    private async ValueTask<TResult> AttemptAsync<TResult>(RpcOperation<TResult> operation, RpcCall call, CancellationToken cancellationToken)
        where TResult : class
    {
        _services.Lifetime.ThrowIfDisposed();
        call.Jitter = _services.Random();
        try
        {
            var credentials = await CredentialsResolver.ResolveAsync(_credentials, call.Rejected, cancellationToken).ConfigureAwait(false);
            _guard?.ThrowIfForbidden(credentials);
            var moment = new SigningMoment(_clock.GetCurrentInstant(), _services.Nonces.Next());
            var signed = _signer.Sign(call.Request, credentials, moment);
            call.Attempts++;
            using var response = await _transport.SendAsync(signed, cancellationToken).ConfigureAwait(false);
            response.SignedWith = credentials;
            response.SecretParameter = operation.SecretParameter;
            try
            {
                var result = operation.ReadResponse(response, _reader, cancellationToken);
                _clock.Check(response.ServerTime);
                call.Result = operation.Describe(result, response.RequestId);
                return result;
            }
            catch (RdsServiceException exception)
            {
                exception.RetryAdvice = operation.GetRetryAdvice(exception);
                Learn(exception, response, credentials, moment, call);
                throw;
            }
        }
        catch (RdsCallException exception)
        {
            call.LastFailure = exception;
            if (exception is RdsThrottledException)
            {
                _limiter?.OnThrottled();
            }

            throw;
        }
    }

    /// <summary>Takes from an error of the service what the next attempt, or the reader of the message, needs to know.</summary>
    private void Learn(RdsServiceException exception, RawResponse response, RdsCredentials credentials, SigningMoment moment, RpcCall call)
    {
        call.Rejected = exception.RetryAdvice == RetryAdvice.RefreshCredentials ? credentials : null;
        if (ServiceErrorCodes.GetFamily(exception.Error) == ServiceErrorFamily.Clock && response.ServerTime is { } serverTime)
        {
            var ahead = _clock.Learn(serverTime, moment.Time);
            call.HasLearnedClock = true;
            exception.Hint = ClockHint.For(ahead);
            _observer.ClockCorrected(ahead.TotalSeconds);
        }
        else if (exception.Error.ServerStringToSign is { } server)
        {
            exception.Hint = SignatureHint.For(server, _signer.Canonicalize(call.Request, credentials, moment));
        }
    }
}
