using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Secrets;

/// <summary>The password in the address of a proxy is in no text, though the platform's own exceptions have it.</summary>
public sealed class ProxyPasswordTests
{
    private static readonly RawReply Refusal = new() { Status = 407, Headers = ["Connection: close"] };

    [Fact]
    public async Task DescribeBackups_ThroughAProxyThatRefuses_SaysNothingOfItsPassword()
    {
        await using var proxy = RawServer.Script(Refusal);
        using var witness = new Witness();
        using var http = LeakyProxy.Through(proxy.Port);
        using var client = new RdsBackupsClient(Options(), http, loggerFactory: witness.Loggers);

        var failure = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(
            DescribeBackupsRequest.For(HandMade.Instance).Build(), TestContext.Current.CancellationToken));

        witness.Hear(failure);
        witness.Deny(LeakyProxy.Password);
        var cause = Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.Equal(HttpRequestError.ProxyTunnelError, cause.HttpRequestError);
        Assert.Contains("127.0.0.1", cause.Message, StringComparison.Ordinal);
        Assert.Contains("SendAsync", cause.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_ThroughAProxyThatRefuses_SaysNothingOfItsPassword()
    {
        await using var proxy = RawServer.Script(Refusal);
        using var witness = new Witness();
        using var http = LeakyProxy.Through(proxy.Port);
        var role = new RdsCredentialsProviderFactory(http, loggerFactory: witness.Loggers).AssumeRole(
            new StaticCredentialsProvider("id", HostileClient.Secret), new() { RoleArn = "acs:ram::1:role/r" });

        var failure = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            async () => await role.GetCredentialsAsync(TestContext.Current.CancellationToken));

        witness.Hear(failure);
        witness.Deny(LeakyProxy.Password);
        var cause = Assert.IsType<RdsTransportException>(failure.InnerException).InnerException;
        Assert.Equal(HttpRequestError.ProxyTunnelError, Assert.IsType<HttpRequestException>(cause).HttpRequestError);
    }

    [Fact]
    public async Task GetCredentials_OfCodeThatFailsWithASecretInItsText_SaysNothingOfIt()
    {
        using var witness = new Witness();
        using var http = new HttpClient();
        var provider = new RdsCredentialsProviderFactory(http, loggerFactory: witness.Loggers).FromDelegate(_ =>
            throw new InvalidOperationException($"GET https://vault/?token=x&Signature=s3cr3t failed", new IOException($"http://u:{LeakyProxy.Password}@h/")));

        var failure = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            async () => await provider.GetCredentialsAsync(TestContext.Current.CancellationToken));

        witness.Hear(failure);
        witness.Deny(LeakyProxy.Password, "s3cr3t");
        Assert.Contains(nameof(InvalidOperationException), failure.ToString(), StringComparison.Ordinal);
    }

    private static RdsBackupsClientOptions Options() => new()
    {
        Endpoint = new Uri("https://rds.example"),
        Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret },
        Retry = { MaxRetries = 1, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
    };
}
