namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>One call to a server that gives the same response to everything, and what the client makes of that response.</summary>
internal static class Swallowed
{
    /// <summary>Far longer than any machine needs for what is linear, far shorter than what is quadratic takes for these bodies.</summary>
    private static readonly TimeSpan Outer = TimeSpan.FromMinutes(3);

    internal static async Task<BackupPage> PageAsync(RawReply reply, Action<RdsBackupsClientOptions>? configure = null)
    {
        await using var server = RawServer.Script(reply);
        using var client = HostileClient.Connect(server, options =>
        {
            options.Retry.MaxRetries = 0;
            configure?.Invoke(options);
        });
        return await client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), TestContext.Current.CancellationToken)
            .WaitAsync(Outer, TestContext.Current.CancellationToken);
    }

    internal static async Task<TException> ErrorAsync<TException>(RawReply reply, Action<RdsBackupsClientOptions>? configure = null)
        where TException : Exception => await Assert.ThrowsAsync<TException>(() => PageAsync(reply, configure));
}
