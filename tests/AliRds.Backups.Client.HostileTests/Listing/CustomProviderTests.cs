using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A provider of credentials is code of others: whatever it does, a call ends with an error of the client, in time.</summary>
public sealed class CustomProviderTests
{
    public static TheoryData<Exception> Foreign => UserCode.Foreign;

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public async Task DescribeBackups_ProviderThrowsAForeignException_IsUnavailableCredentials(Exception foreign)
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options => Use(options, UserCode.Fail(foreign)));

        var exception = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken));

        Assert.Same(foreign, exception.InnerException);
        Assert.Contains(nameof(UserCode), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("foreign", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task DescribeBackups_ProviderThrowsBeforeItsFirstWait_IsUnavailableCredentials()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(
            server, options => Use(options, new UserCode((_, _) => throw new FormatException("foreign"))));

        var exception = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken));

        Assert.IsType<FormatException>(exception.InnerException);
    }

    [Fact]
    public async Task DescribeBackups_ProviderGivesNoKey_IsUnavailableCredentials()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(
            server, options => Use(options, new UserCode((_, _) => Task.FromResult<Client.Credentials.RdsCredentials?>(null))));

        await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task DescribeBackups_ProviderThatIgnoresItsToken_EndsByTheTotalTimeout()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options =>
        {
            Use(options, UserCode.NeverAnswer(() => { }));
            (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300));
        });

        var exception = await Assert.ThrowsAsync<RdsTransportException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.True(exception.IsTimeout);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task DescribeBackups_ProviderThatIgnoresItsToken_EndsByTheCallersCancellation()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options => Use(options, UserCode.NeverAnswer(cancel.Cancel)));

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), cancel.Token).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.Equal(cancel.Token, exception.CancellationToken);
    }

    private static void Use(RdsBackupsClientOptions options, UserCode provider) =>
        (options.Credentials, options.CredentialsProvider) = (null, provider);
}
