using AliRds.Backups.Client.Rpc.Pipeline;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

public sealed class RetryBudgetTests
{
    [Fact]
    public void Take_UntilEmpty_TakesFiveEach()
    {
        var budget = new RetryBudget(12);

        Assert.Equal([5, 5], [budget.Take(afterTimeout: false), budget.Take(afterTimeout: false)]);

        Assert.False(budget.CanTake(afterTimeout: false));
        Assert.Equal(2, budget.Available);
    }

    [Fact]
    public void Take_AfterATimeLimit_TakesTen()
    {
        var budget = new RetryBudget(12);

        Assert.True(budget.CanTake(afterTimeout: true));
        Assert.Equal((10, 2), (budget.Take(afterTimeout: true), budget.Available));
        Assert.False(budget.CanTake(afterTimeout: true));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 7)]
    [InlineData(100, 12)]
    public void Return_AfterASuccess_GivesBackButNotBeyondTheCapacity(int given, int available)
    {
        var budget = new RetryBudget(12);
        budget.Take(afterTimeout: true);

        budget.Return(given);

        Assert.Equal(available, budget.Available);
    }

    [Fact]
    public void Available_Overdrawn_IsZero()
    {
        var budget = new RetryBudget(12);
        budget.Take(afterTimeout: true);
        budget.Take(afterTimeout: true);

        Assert.Equal(0, budget.Available);
    }

    [Fact]
    public void Take_NoCapacity_HasNoEnd()
    {
        var budget = new RetryBudget(0);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal((true, 0), (budget.CanTake(afterTimeout: true), budget.Take(afterTimeout: true))));
    }
}
