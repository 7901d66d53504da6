using AliRds.Backups.Client.Pipeline;

namespace AliRds.Backups.Client.Tests.Pipeline;

public sealed class RetryBudgetTests
{
    [Fact]
    public void TryTake_UntilEmpty_TakesFiveEachAndThenRefuses()
    {
        var budget = new RetryBudget(12);

        Assert.True(budget.TryTake(afterTimeout: false, out _));
        Assert.True(budget.TryTake(afterTimeout: false, out var taken));
        Assert.False(budget.TryTake(afterTimeout: false, out var refused));

        Assert.Equal((5, 0, 2), (taken, refused, budget.Available));
    }

    [Fact]
    public void TryTake_AfterATimeLimit_TakesTen()
    {
        var budget = new RetryBudget(12);

        Assert.True(budget.TryTake(afterTimeout: true, out var taken));

        Assert.Equal((10, 2), (taken, budget.Available));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 7)]
    [InlineData(100, 12)]
    public void Return_AfterASuccess_GivesBackButNotBeyondTheCapacity(int given, int available)
    {
        var budget = new RetryBudget(12);
        budget.TryTake(afterTimeout: true, out _);

        budget.Return(given);

        Assert.Equal(available, budget.Available);
    }

    [Fact]
    public void TryTake_NoCapacity_HasNoEnd()
    {
        var budget = new RetryBudget(0);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(budget.TryTake(afterTimeout: true, out var _)));
    }
}
