using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Pipeline;
using AliRds.Backups.Client.Requests;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Pipeline;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Plan_OnceMoreThanAllowed_GivesUpAndTakesNothingForIt(int retries)
    {
        var time = new FakeTimeProvider();
        var sut = new RetryPolicy(new RdsRetryOptions { MaxRetries = retries }, ClientHarness.TotalTimeout, time, () => 0);
        var state = new CallState(DescribeBackupsRequest.For("rm-1").Build(), time.GetTimestamp());
        var failure = new RdsTransportException("The connection was reset.") { Remedy = RetryRemedy.TryAgain };

        var verdicts = Enumerable.Range(0, retries + 1).Select(_ => sut.Plan(failure, state)).ToArray();

        Assert.Equal([.. Enumerable.Repeat(RetryVerdict.TryAgain, retries), RetryVerdict.GiveUp], verdicts);
        Assert.Equal(500 - (5 * retries), sut.Budget.Available);
    }
}
