using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

public sealed class PipelineStepsTests
{
    [Fact]
    public async Task Steps_AroundCallAndAttempt_RunOutermostFirst()
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Ok);
        List<string> seen = [];
        harness.Options.CallSteps.Add(Note("outer", seen));
        harness.Options.CallSteps.Add(Note("inner", seen));
        harness.Options.AttemptSteps.Add(Note("attempt", seen));

        await harness.CallAsync();

        Assert.Equal(["outer 0", "inner 0", "attempt 1", "attempt 2"], seen);
    }

    [Fact]
    public async Task Step_ThatDoesNotCallOn_AnswersInPlaceOfTheService()
    {
        using var harness = new ClientHarness(Step.Ok);
        harness.Options.CallSteps.Add((_, _, _) => new(new BackupPage { RequestId = "from a cache" }));

        var page = await harness.CallAsync();

        Assert.Equal(("from a cache", 0), (page.RequestId, harness.Attempts));
    }

    private static RdsPipelineStep Note(string name, List<string> seen) => (context, next, token) =>
    {
        seen.Add($"{name} {context.Attempt}");
        return next(token);
    };
}
