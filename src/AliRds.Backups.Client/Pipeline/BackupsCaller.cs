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
    private readonly IRdsCredentialsProvider _credentials;
    private readonly IRequestSigner _signer;
    private readonly INonceSource _nonces;
    private readonly ServerClock _clock;
    private readonly HttpTransport _transport;
    private readonly AnswerReader _reader;
    private readonly RpcRequest _template;

    internal BackupsCaller(RdsBackupsClientOptions options, RdsClientServices services)
    {
        _pipeline = new CallPipeline(options, services.TimeProvider, services.Random);
        _credentials = services.Credentials;
        _signer = options.SignatureVersion == RdsSignatureVersion.V1 ? new V1Signer() : new V3Signer();
        _nonces = services.Nonces;
        _clock = new ServerClock(new TimeProviderClock(services.TimeProvider));
        _transport = new HttpTransport(services.HttpClient, _clock, options.MaxResponseBytes);
        _reader = new AnswerReader(new WireBounds(options.MaxResponseBytes, options.MaxResponseDepth, options.MaxResponseTextBytes));
        _template = new RpcRequest
        {
            Endpoint = new RpcEndpoint(RdsEndpoint.Of(options)),
            Action = Action,
            Version = Version,
            Parameters = [],
            Method = options.RequestMethod == RdsRequestMethod.Get ? HttpMethod.Get : HttpMethod.Post,
            Format = options.ResponseFormat,
        };
    }

    /// <summary>The time as the server sees it.</summary>
    internal IClock Clock => _clock;

    internal async Task<BackupPage> CallAsync(DescribeBackupsRequest request, CancellationToken cancellationToken)
    {
        var call = _template with { Parameters = DescribeBackupsParameters.Of(request) };
        try
        {
            return await _pipeline.ExecuteAsync((state, token) => AttemptAsync(call, state, token), cancellationToken).ConfigureAwait(false);
        }
        catch (RdsCallException exception)
        {
            exception.Host ??= call.Endpoint.Host;
            exception.Hint ??= CallHints.For(exception, request, _clock.GetCurrentInstant());
            throw;
        }
    }

    private async ValueTask<BackupPage> AttemptAsync(RpcRequest call, CallState state, CancellationToken cancellationToken)
    {
        var credentials = await GetCredentialsAsync(state, cancellationToken).ConfigureAwait(false);
        var moment = new SigningMoment(_clock.GetCurrentInstant(), _nonces.Next());
        var signed = _signer.Sign(call, credentials, moment);
        state.Attempts++;
        using var answer = await _transport.SendAsync(signed, cancellationToken).ConfigureAwait(false);
        try
        {
            return _reader.Read(answer);
        }
        catch (RdsServiceException exception)
        {
            Learn(exception, answer, call, credentials, moment, state);
            throw;
        }
    }

    private ValueTask<RdsCredentials> GetCredentialsAsync(CallState state, CancellationToken cancellationToken) => state.Rejected is { } rejected
        ? _credentials.RefreshCredentialsAsync(rejected, cancellationToken)
        : _credentials.GetCredentialsAsync(cancellationToken);

    /// <summary>Takes from a refusal what the next attempt, or the person who reads the error, needs to know.</summary>
    private void Learn(
        RdsServiceException exception, RawAnswer answer, RpcRequest call, RdsCredentials credentials, SigningMoment moment, CallState state)
    {
        state.Rejected = exception.Remedy == RetryRemedy.RefreshCredentials ? credentials : null;
        if (ServiceErrorCodes.FamilyOf(exception.Error) == ServiceErrorFamily.Clock && answer.ServerTime is { } serverTime)
        {
            exception.Hint = ClockHint.For(_clock.Learn(serverTime, moment.Time));
        }
        else if (exception.Error.ServerStringToSign is { } server)
        {
            exception.Hint = SignatureHint.For(server, _signer.Canonicalize(call, credentials, moment));
        }
    }
}
