using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Sources of keys as a user makes them, and the keys that raw servers and programs give.</summary>
internal static class Source
{
    /// <summary>A call that waits longer than this hangs. Nothing is asserted of shorter times.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(50);

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static IRdsCredentialsProvider Of(RdsCredentialsOptions options, TimeProvider? clock = null) =>
        new RdsCredentialsProviderFactory(Http(), clock).Create(options);

    internal static IRdsCredentialsProvider OfUri(RawServer server, TimeProvider? clock = null) =>
        Of(new() { Source = RdsCredentialsSource.Uri, Uri = { Address = new Uri(server.Endpoint, "/key") } }, clock);

    internal static IRdsCredentialsProvider OfProcess(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are shell scripts.");
        return Of(new() { Source = RdsCredentialsSource.Process, ProcessCommand = $"/bin/sh {script}" });
    }

    internal static RdsCredentialsOptions Role(RawServer sts) => new()
    {
        Source = RdsCredentialsSource.Role,
        Role = { RoleArn = "acs:ram::1:role/r", From = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret } },
        Sts = { Endpoint = sts.Endpoint },
    };

    internal static HttpClient Http() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    internal static string Key(string id, DateTimeOffset end) =>
        $$"""{"Code":"Success","AccessKeyId":"{{id}}","AccessKeySecret":"{{HostileClient.Secret}}","SecurityToken":"tok","Expiration":"{{end:yyyy-MM-ddTHH:mm:ssZ}}"}""";

    internal static string InAnHour(string id) => Key(id, DateTimeOffset.UtcNow.AddHours(1));

    internal static string Printed(string id) => $$"""{"mode":"AK","access_key_id":"{{id}}","access_key_secret":"{{HostileClient.Secret}}"}""";

    internal static Task<RdsCredentials> GetAsync(IRdsCredentialsProvider provider) =>
        Task.Run(async () => await provider.GetCredentialsAsync(Token)).WaitAsync(Deadline, Token);

    internal static Task<RdsCredentialsUnavailableException> FailAsync(IRdsCredentialsProvider provider) =>
        Assert.ThrowsAsync<RdsCredentialsUnavailableException>(() => GetAsync(provider));
}
