using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>
/// A step is code of others: whatever it does, a call ends with an error of the client, in time, and is bound by its limits.
/// </summary>
public sealed class CustomStepTests
{
    public static TheoryData<Exception> Foreign => UserCode.Foreign;

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public async Task DescribeBackups_CallStepThrowsAForeignException_IsAnErrorOfTheStep(Exception foreign) =>
        await AssertIsErrorOfStepAsync(foreign, (options, step) => options.CallSteps.Add(step));

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public async Task DescribeBackups_AttemptStepThrowsAForeignException_IsAnErrorOfTheStep(Exception foreign) =>
        await AssertIsErrorOfStepAsync(foreign, (options, step) => options.AttemptSteps.Add(step));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DescribeBackups_StepGivesNoPage_IsAnErrorOfTheStep(bool isAroundAttempt)
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(
            server, options => StepsOf(options, isAroundAttempt).Add((_, _, _) => new(default(BackupPage)!)));

        await Assert.ThrowsAsync<RdsStepException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DescribeBackups_StepThatIgnoresItsToken_EndsByTheTotalTimeout(bool isAroundAttempt)
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options =>
        {
            StepsOf(options, isAroundAttempt).Add((_, _, _) => new(new TaskCompletionSource<object>().Task));
            (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300));
        });

        var exception = await Assert.ThrowsAsync<RdsTransportException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.True(exception.IsTimeout);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DescribeBackups_StepPassesNoTokenOn_TheLimitsHoldAllTheSame(bool isAroundAttempt)
    {
        var hasEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.HangAsync();
            hasEnded.SetResult();
        });
        using var client = HostileClient.Connect(server, options =>
        {
            StepsOf(options, isAroundAttempt).Add((_, next, _) => next(CancellationToken.None));
            options.Retry.MaxRetries = 0;
            (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1));
        });

        var exception = await Assert.ThrowsAsync<RdsTransportException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.True(exception.IsTimeout);
        await hasEnded.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken); // Nothing is left running behind the call.
    }

    [Fact]
    public async Task DescribeBackups_StepCallsOnAfterTheCallHasEnded_SendsNothing()
    {
        var late = new TaskCompletionSource();
        Task<object>? lateCall = null;
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options =>
        {
            options.CallSteps.Add((_, next, _) => new(lateCall = CallLateAsync(next)));
            (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300));
        });
        await Assert.ThrowsAsync<RdsTransportException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        late.SetResult();

        await Assert.ThrowsAnyAsync<Exception>(() => lateCall!);
        Assert.Empty(server.Requests);

        async Task<object> CallLateAsync(Func<CancellationToken, ValueTask<object>> next)
        {
            await late.Task;
            return await next(CancellationToken.None);
        }
    }

    [Fact]
    public async Task DescribeBackups_ErrorOfTheServiceThroughASteps_StaysWhatItIs()
    {
        await using var server = RawServer.Script(RawReply.Json("""{"Code":"Forbidden.RAM","Message":"No.","RequestId":"R"}""", status: 403));
        using var client = HostileClient.Connect(server, options =>
        {
            options.CallSteps.Add((_, next, token) => next(token));
            options.AttemptSteps.Add(async (_, next, token) => await next(token));
        });

        var exception = await Assert.ThrowsAsync<RdsServiceException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken));

        Assert.Equal("Forbidden.RAM", exception.Code);
    }

    private static async Task AssertIsErrorOfStepAsync(Exception foreign, Action<RdsBackupsClientOptions, RdsPipelineStep> add)
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options => add(options, (_, _, _) => throw foreign));

        var exception = await Assert.ThrowsAsync<RdsStepException>(
            () => client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken));

        Assert.Same(foreign, exception.InnerException);
        Assert.DoesNotContain("foreign", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static IList<RdsPipelineStep> StepsOf(RdsBackupsClientOptions options, bool isAroundAttempt) =>
        isAroundAttempt ? options.AttemptSteps : options.CallSteps;
}
