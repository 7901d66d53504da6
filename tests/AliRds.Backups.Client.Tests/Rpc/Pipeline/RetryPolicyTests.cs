using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Pipeline;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

public sealed class RetryPolicyTests
{
    private static readonly RdsTransportException Failure = new("The connection was reset.") { RetryAdvice = RetryAdvice.Retry };

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void ShouldRetry_AskedTwice_SaysTheSameAndTakesNothing()
    {
        var sut = CreateSut(10);
        var call = CreateCall();

        Assert.True(sut.ShouldRetry(Failure, call));
        Assert.True(sut.ShouldRetry(Failure, call));
        Assert.Equal((10, 0), (sut.Budget.Available, call.Retries));
    }

    [Fact]
    public void OnRetry_UntilTheBudgetIsEmpty_IsHeldByIt()
    {
        var sut = CreateSut(10);
        var call = CreateCall();
        sut.OnRetry(Failure, TimeSpan.Zero, call);
        sut.OnRetry(Failure, TimeSpan.Zero, call);

        Assert.False(sut.ShouldRetry(Failure, call));
        Assert.True(sut.IsBlockedByBudget(Failure, call));
    }

    [Fact]
    public void ShouldRetry_NotIdempotent_IsFalse() => Assert.False(CreateSut(10).ShouldRetry(Failure, CreateCall(isIdempotent: false)));

    [Fact]
    public void ShouldRetry_NextAttemptWouldBeginTooLate_IsFalse()
    {
        var sut = CreateSut(10);
        var call = CreateCall();
        _time.Advance(ClientHarness.TotalTimeout);

        Assert.False(sut.ShouldRetry(Failure, call));
        Assert.False(sut.IsBlockedByBudget(Failure, call));
    }

    private RetryPolicy CreateSut(int budget) => new(new RdsRetryOptions { BudgetCapacity = budget }, ClientHarness.TotalTimeout, _time);

    private RpcCall CreateCall(bool isIdempotent = true) => new()
    {
        Request = new RpcRequest { Endpoint = new RpcEndpoint(new Uri("https://rds.example")), Action = "DescribeBackups", Version = "2014-08-15", Parameters = [] },
        StartTimestamp = _time.GetTimestamp(),
        DbInstanceId = "rm-1",
        PageNumber = 1,
        IsIdempotent = isIdempotent,
    };
}
