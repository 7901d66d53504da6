namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>Clients that call a raw server as a user's program would: made by the public constructor, with connections of their own.</summary>
internal static class HostileClient
{
    internal const string Secret = "the-secret-that-nobody-may-see";

    internal static RdsBackupsClient Connect(RawServer server, Action<RdsBackupsClientOptions>? configure = null) => new(Options(server, configure));

    internal static RdsBackupsClientOptions Options(RawServer server, Action<RdsBackupsClientOptions>? configure = null)
    {
        var options = new RdsBackupsClientOptions
        {
            Endpoint = server.Endpoint,
            Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = Secret },
            Connection = { UseProxy = false },
            Retry = { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
        };
        configure?.Invoke(options);
        return options;
    }

    internal static async Task<IReadOnlyList<Backup>> ListAsync(RdsBackupsClient client, DescribeBackupsRequest request)
    {
        var backups = new List<Backup>();
        await foreach (var backup in client.GetBackupsAsync(request, cancellationToken: TestContext.Current.CancellationToken))
        {
            backups.Add(backup);
        }

        return backups;
    }
}
