using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Matrix;

/// <summary>Makes one call while something goes wrong: real sockets, fake time, jitter at its mean.</summary>
internal static class MatrixRun
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal static async Task<MatrixOutcome> RunAsync(MatrixFault fault, RdsResponseFormat format, RdsSignatureVersion signature)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var fixture = await ClientFixture.StartAsync(options => options with { TimeProvider = new FakeTimeProvider(Now) });
        if (fault.Fault is { } planned)
        {
            fixture.Emulator.Faults.FailNext(fault.Times, planned);
        }

        await using var relay = new Relay(fixture.Emulator.Endpoint);
        var options = fixture.Options(set =>
        {
            set.Endpoint = fault.AtTheSocket is null ? fault.Endpoint(fixture.Emulator.Endpoint) : relay.Endpoint;
            set.ResponseFormat = format;
            set.SignatureVersion = signature;
            set.Retry = new RdsRetryOptions();
            set.Target = RdsTarget.Emulator;
        });
        var clock = new WaitingTimeProvider(Now + fault.ClockOffset, options.AttemptTimeout, options.TotalTimeout);
        var logger = new FakeLogger();
        using var handler = RdsHttpHandler.Create(options.Connection);
        handler.ConnectCallback = fault.AtTheSocket is null ? null : relay.ConnectAsync;
        using var http = new HttpClient(handler);
        var client = new RdsBackupsClient(options, new RpcServices
        {
            HttpClient = http,
            Credentials = Credentials(fixture, fault),
            TimeProvider = clock,
            Logger = logger,
            Random = () => 0.5,
        });

        if (fault.AtTheSocket is not null && fault.HasPooledConnection)
        {
            await client.DescribeBackupsAsync(ClientFixture.Everything, cancellationToken);
            logger.Collector.Clear();
        }

        var before = relay.Nonces.Count;
        fault.AtTheSocket?.Invoke(relay);

        var call = client.DescribeBackupsAsync(ClientFixture.Everything, cancellationToken);
        if (fault.EndsByTheLimit)
        {
            await fixture.Emulator.Journal.WaitForRequestsAsync(1, cancellationToken);
            clock.Advance(options.AttemptTimeout);
        }

        var (result, attempts) = await ResultAsync(call, logger);
        var sent = relay.Nonces.Skip(before).ToList();
        return new MatrixOutcome(result, attempts, sent.Count, sent.Distinct().Count(), clock.Waits.Sum(wait => wait.TotalSeconds), Logged(logger));
    }

    private static IRdsCredentialsProvider Credentials(ClientFixture fixture, MatrixFault fault)
    {
        var good = new StaticCredentialsProvider(fixture.Emulator.AccessKeyId, fixture.Emulator.AccessKeySecret);
        if (!fault.HasExpiredToken)
        {
            return good;
        }

        var expired = fixture.Emulator.IssueTemporaryCredentials(Duration.Zero);
        return new RenewedCredentials(new RdsCredentials(expired.AccessKeyId, expired.AccessKeySecret, expired.SecurityToken), good);
    }

    private static async Task<(string Result, int Attempts)> ResultAsync(Task<BackupPage> call, FakeLogger logger)
    {
        try
        {
            var page = await call;
            Assert.Equal(100, page.Backups.Count);
            return ("100 rows", 1 + logger.Collector.GetSnapshot().Count(record => record.Id.Id == 1002));
        }
        catch (RdsCallException exception)
        {
            return ($"`{exception.GetType().Name}`", exception.Attempts);
        }
    }

    private static string Logged(FakeLogger logger) => string.Join(
        ", ", logger.Collector.GetSnapshot().GroupBy(record => record.Id.Id).OrderBy(group => group.Key).Select(group => $"{group.Key} x {group.Count()}"));

    /// <summary>Gives an expired key until the service has refused it.</summary>
    private sealed class RenewedCredentials(RdsCredentials expired, IRdsCredentialsProvider next) : IRdsCredentialsProvider
    {
        public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) => new(expired);

        public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default) =>
            next.GetCredentialsAsync(cancellationToken);
    }
}
