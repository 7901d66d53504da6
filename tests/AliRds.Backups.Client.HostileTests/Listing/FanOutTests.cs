using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>What breaks the listing of one instance is the error of that one, and never ends the others.</summary>
public sealed class FanOutTests
{
    private const int Instances = 12;

    public static TheoryData<Exception> Foreign => UserCode.Foreign;

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public async Task GetBackupPagesOfMany_ProviderThrowsAForeignExceptionOnce_IsTheErrorOfOne(Exception foreign)
    {
        await using var server = HostileList.Serve(HostileList.Rows(5), (_, _) => "5");
        using var client = HostileClient.Connect(server, options =>
            (options.Credentials, options.CredentialsProvider) = (null, UserCode.FailOnce(3, foreign)));

        var pieces = await ReadAsync(client);

        var error = Assert.Single(pieces, piece => piece.Error is not null).Error;
        Assert.IsType<RdsCredentialsUnavailableException>(error);
        Assert.Same(foreign, error.InnerException);
        Assert.Equal(Instances - 1, pieces.Count(piece => piece.Page is not null));
        Assert.Equal(Instances, pieces.Count(piece => piece.IsLast));
    }

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public async Task GetBackupPagesOfMany_StepThrowsAForeignExceptionForOne_IsTheErrorOfThatOne(Exception foreign)
    {
        await using var server = HostileList.Serve(HostileList.Rows(5), (_, _) => "5");
        using var client = HostileClient.Connect(server, options => options.CallSteps.Add(
            (context, next, token) => context.Parameters["DBInstanceId"] == "rm-4" ? throw foreign : next(token)));

        var pieces = await ReadAsync(client);

        var failed = Assert.Single(pieces, piece => piece.Error is not null);
        Assert.Equal("rm-4", failed.Request.DbInstanceId.Value);
        Assert.Same(foreign, Assert.IsType<RdsStepException>(failed.Error).InnerException);
        Assert.Equal(Instances, pieces.Count(piece => piece.IsLast));
    }

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public async Task GetBackupPagesOfMany_LimiterThrowsAForeignExceptionOnce_IsTheErrorOfOne(Exception foreign)
    {
        using var limiter = new BrokenLimiter(3, foreign);
        await using var server = HostileList.Serve(HostileList.Rows(5), (_, _) => "5");
        using var client = HostileClient.Connect(server, options => options.RateLimiter = limiter);

        var pieces = await ReadAsync(client);

        var error = Assert.Single(pieces, piece => piece.Error is not null).Error;
        Assert.Same(foreign, Assert.IsType<RdsTransportException>(error).InnerException);
        Assert.Equal(Instances, pieces.Count(piece => piece.IsLast));
    }

    [Theory]
    [InlineData("InvalidOperationException")]
    [InlineData("FormatException")]
    [InlineData("TaskCanceledException")]
    [InlineData("HttpRequestException")]
    public async Task GetBackupPagesOfMany_HandlerThrowsAForeignExceptionForOne_IsTheErrorOfThatOne(string type)
    {
        var foreign = UserCode.Foreign.Select(row => row.Data).Single(exception => exception.GetType().Name == type);
        await using var server = HostileList.Serve(HostileList.Rows(5), (_, _) => "5");
        using var http = new HttpClient(new BrokenHandler("rm-4", foreign)) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new RdsBackupsClient(HostileClient.Options(server, options => options.Retry.MaxRetries = 0), http);

        var pieces = await ReadAsync(client);

        var failed = Assert.Single(pieces, piece => piece.Error is not null);
        Assert.Equal("rm-4", failed.Request.DbInstanceId.Value);
        Assert.Same(foreign, Assert.IsType<RdsTransportException>(failed.Error).InnerException);
    }

    [Fact]
    public async Task GetBackupPagesOfMany_ProviderThatIgnoresItsToken_EndsByTheCallersCancellation()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = HostileList.Serve(HostileList.Rows(5), (_, _) => "5");
        using var client = HostileClient.Connect(server, options =>
            (options.Credentials, options.CredentialsProvider) = (null, UserCode.NeverAnswer(cancel.Cancel)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ReadAsync(client, cancel.Token).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetBackupPagesOfMany_OneResponseIsJunk_IsTheErrorOfThatOne()
    {
        await using var server = RawServer.Answer(request => request.Parameter("DBInstanceId") == "rm-7"
            ? RawReply.Json("[1,2")
            : RawReply.Json(HandMade.Page(HostileList.Rows(5), "5")));
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 0);

        var pieces = await ReadAsync(client);

        Assert.Equal("rm-7", Assert.Single(pieces, piece => piece.Error is not null).Request.DbInstanceId.Value);
    }

    [Fact]
    public async Task GetBackupPagesOfMany_WrongTotalOfOne_IsTheErrorOfThatOneBehindAllItsRows()
    {
        var rows = HostileList.Rows(35);
        await using var server = RawServer.Answer(request => RawReply.Json(HandMade.Page(
            HandMade.Slice(rows, request), request.Parameter("DBInstanceId") == "rm-7" ? "10" : "35", request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);

        var pieces = await ReadAsync(client);

        Assert.IsType<RdsIncompleteListingException>(Assert.Single(pieces, piece => piece.Error is not null).Error);
        Assert.All(
            pieces.GroupBy(piece => piece.Request.DbInstanceId),
            instance => Assert.Equal(35, instance.Sum(piece => piece.Page?.Backups.Count ?? 0)));
    }

    [Fact]
    public async Task GetBackupPagesOfMany_ARequestIsNull_IsABadArgument()
    {
        await using var server = HostileList.Serve(HostileList.Rows(5), (_, _) => "5");
        using var client = HostileClient.Connect(server);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(client, requests: [HostileList.Request(), null!]));

        Assert.Equal("requests", exception.ParamName);
    }

    [Fact]
    public async Task GetBackupPagesOfMany_NoListingOptions_IsABadArgument()
    {
        await using var server = HostileList.Serve([], (_, _) => "0");
        using var client = HostileClient.Connect(server);

        var exception = Assert.Throws<ArgumentException>(() => client.GetBackupPagesForInstancesAsync(
            [HostileList.Request()], new FanOutOptions { Listing = null! }, TestContext.Current.CancellationToken));

        Assert.Equal("Listing", exception.ParamName);
    }

    private static async Task<List<InstancePage>> ReadAsync(
        RdsBackupsClient client, CancellationToken? cancellationToken = null, IEnumerable<DescribeBackupsRequest>? requests = null)
    {
        var token = cancellationToken ?? TestContext.Current.CancellationToken;
        requests ??= Enumerable.Range(0, Instances).Select(number => HostileList.Request($"rm-{number}"));
        var pieces = new List<InstancePage>();
        await foreach (var piece in client.GetBackupPagesForInstancesAsync(requests, new FanOutOptions { MaxParallelism = 3 }, token))
        {
            pieces.Add(piece);
        }

        return pieces;
    }
}
