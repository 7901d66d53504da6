using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Diagnosis;
using AliRds.Backups.Client.Endpoints;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Requests;
using AliRds.Backups.Client.Signing;
using AliRds.Backups.Client.Transport;
using AliRds.Backups.Client.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>One DescribeBackups call, from the request to the page. Each attempt: credentials, signer, transport, reader.</summary>
internal sealed class BackupsCaller
{
    private const string Action = "DescribeBackups";
    private const string Version = "2014-08-15";

    private readonly CallPipeline _pipeline;
    private readonly CallObserver _observer;
    private readonly IReadOnlyList<RdsPipelineStep> _attemptSteps;
    private readonly KeyGuard _guard;
    private readonly IRdsCredentialsProvider _credentials;
    private readonly IRequestSigner _signer;
    private readonly INonceSource _nonces;
    private readonly TimeProvider _timeProvider;
    private readonly ServerClock _clock;
    private readonly HttpTransport _transport;
    private readonly AnswerReader _reader;
    private readonly RpcRequest _template;

    internal BackupsCaller(RdsBackupsClientOptions options, RdsClientServices services)
    {
        _attemptSteps = [.. options.AttemptSteps];
        _credentials = services.Credentials;
        _signer = options.SignatureVersion == RdsSignatureVersion.V1 ? new V1Signer() : new V3Signer();
        _nonces = services.Nonces;
        _timeProvider = services.TimeProvider;
        _clock = services.ServiceClock ?? new ServerClock(new TimeProviderClock(services.TimeProvider));
        _transport = new HttpTransport(services.HttpClient, _clock, options.MaxResponseBytes);
        _reader = new AnswerReader(new WireBounds(options.MaxResponseBytes, options.MaxResponseDepth, options.MaxResponseTextBytes));
        var address = RdsEndpoint.Of(options);
        _guard = new KeyGuard(options.Target, address);
        _template = new RpcRequest
        {
            Endpoint = new RpcEndpoint(address),
            Action = Action,
            Version = Version,
            Parameters = [],
            Method = options.RequestMethod == RdsRequestMethod.Get ? HttpMethod.Get : HttpMethod.Post,
            Format = options.ResponseFormat,
        };
        _observer = new CallObserver(Action, _template.Endpoint.Host, _template.Method.Method, services);
        _pipeline = new CallPipeline(options, services, _observer);
    }

    /// <summary>The time as the server sees it.</summary>
    internal IClock Clock => _clock;

    internal string Host => _template.Endpoint.Host;

    /// <summary>How far the server's clock is ahead of the local one, as learnt.</summary>
    internal double SkewSeconds => _clock.Offset.TotalSeconds;

    /// <summary>What is left in the budget for repetitions.</summary>
    internal int RetryTokens => _pipeline.Budget.Available;

    internal Task<BackupPage> CallAsync(DescribeBackupsRequest request, CancellationToken cancellationToken) =>
        CallAsync(new CallState(request, _timeProvider.GetTimestamp()), cancellationToken);

    /// <summary>Reads the one backup that the request names. The service answers with an empty page when there is none; here it is an error.</summary>
    internal async Task<Backup> FindAsync(DescribeBackupsRequest request, CancellationToken cancellationToken)
    {
        var state = new CallState(request, _timeProvider.GetTimestamp()) { MustFind = true };
        var page = await CallAsync(state, cancellationToken).ConfigureAwait(false);
        return page.Backups.First(backup => backup.BackupId == request.BackupId);
    }

    private Task<BackupPage> CallAsync(CallState state, CancellationToken cancellationToken) =>
        _observer.CallAsync(state, () => ExecuteAsync(state, cancellationToken));

    private async Task<BackupPage> ExecuteAsync(CallState state, CancellationToken cancellationToken)
    {
        var call = _template with { Parameters = DescribeBackupsParameters.Of(state.Request) };
        try
        {
            return await _pipeline.ExecuteAsync(
                state, (_, token) => _observer.AttemptAsync(state, () => StepsAsync(call, state, token)), cancellationToken).ConfigureAwait(false);
        }
        catch (RdsCallException exception)
        {
            exception.Host ??= call.Endpoint.Host;
            exception.Hint ??= CallHints.For(exception, state.Request, _clock.GetCurrentInstant());
            throw;
        }
    }

    private ValueTask<BackupPage> StepsAsync(RpcRequest call, CallState state, CancellationToken cancellationToken) => PipelineSteps.RunAsync(
        _attemptSteps, new RdsStepContext(state.Request, state.Attempts + 1), token => AttemptAsync(call, state, token), cancellationToken);

    private async ValueTask<BackupPage> AttemptAsync(RpcRequest call, CallState state, CancellationToken cancellationToken)
    {
        var credentials = await ProviderCall.AskAsync(_credentials, state.Rejected, cancellationToken).ConfigureAwait(false);
        _guard.Require(credentials);
        var moment = new SigningMoment(_clock.GetCurrentInstant(), _nonces.Next());
        var signed = _signer.Sign(call, credentials, moment);
        state.Attempts++;
        using var answer = await _transport.SendAsync(signed, cancellationToken).ConfigureAwait(false);
        try
        {
            var page = _reader.Read(answer, credentials, cancellationToken);
            _clock.Check(answer.ServerTime);
            state.Require(page);
            return page;
        }
        catch (RdsServiceException exception)
        {
            Learn(exception, answer, call, credentials, moment, state);
            throw;
        }
    }

    /// <summary>Takes from a refusal what the next attempt, or the person who reads the error, needs to know.</summary>
    private void Learn(
        RdsServiceException exception, RawAnswer answer, RpcRequest call, RdsCredentials credentials, SigningMoment moment, CallState state)
    {
        state.Rejected = exception.Remedy == RetryRemedy.RefreshCredentials ? credentials : null;
        if (ServiceErrorCodes.FamilyOf(exception.Error) == ServiceErrorFamily.Clock && answer.ServerTime is { } serverTime)
        {
            var ahead = _clock.Learn(serverTime, moment.Time);
            state.HasLearnedClock = true;
            exception.Hint = ClockHint.For(ahead);
            _observer.ClockCorrected(ahead.TotalSeconds);
        }
        else if (exception.Error.ServerStringToSign is { } server)
        {
            exception.Hint = SignatureHint.For(server, _signer.Canonicalize(call, credentials, moment));
        }
    }
}
