using AliRds.Backups.Client.Rpc.Pipeline;
using AliRds.Backups.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>How long the client waits before it tries again.</summary>
public sealed class RetryWaitTests
{
    private const string Gateway = "x-acs-retry-after";

    [Theory]
    [InlineData(0.0, 200.0, 200.0, 200.0, 200.0)]
    [InlineData(1.0, 600.0, 1800.0, 5400.0, 16200.0)]
    [InlineData(0.5, 400.0, 700.0, 1150.0, 1825.0)]
    public async Task Waits_WithoutAHint_GrowWithTheJitter(double random, params double[] expected)
    {
        using var harness = new ClientHarness(Step.Throttled) { Random = random };

        await harness.FailAsync<RdsThrottledException>();

        Assert.Equal(expected, harness.WaitsInMilliseconds);
    }

    [Fact]
    public async Task Waits_OwnBackoff_NeverExceedsMaxDelay()
    {
        using var harness = new ClientHarness(Step.Throttled) { Random = 1, Options = { Retry = { MaxDelay = TimeSpan.FromSeconds(1) } } };

        await harness.FailAsync<RdsThrottledException>();

        Assert.Equal([600, 1000, 1000, 1000], harness.WaitsInMilliseconds);
    }

    [Theory]
    [InlineData("2000", 2000)]
    [InlineData("201", 201)]
    [InlineData("1", 200)]
    [InlineData("0", 200)]
    [InlineData("-5", 200)]
    [InlineData("", 200)]
    [InlineData("soon", 200)]
    [InlineData("1.5", 200)]
    [InlineData("99999999999", 200)]
    public async Task Waits_GatewayHint_IsMillisecondsAndTheLongerWaitWins(string value, double expected)
    {
        using var harness = new ClientHarness(Step.Error(400, "Throttling", (Gateway, value)), Step.Ok);

        await harness.CallAsync();

        Assert.Equal([expected], harness.WaitsInMilliseconds);
    }

    [Theory]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(400, "InvalidParameter")]
    public async Task Waits_GatewayHintWithAnyCode_IsThrottling(int status, string code)
    {
        using var retried = new ClientHarness(Step.Error(status, code, (Gateway, "700")), Step.Ok);
        using var refused = new ClientHarness(Step.Error(status, code, (Gateway, "700")));

        await retried.CallAsync();
        var exception = await refused.FailAsync<RdsThrottledException>();

        Assert.Equal([700], retried.WaitsInMilliseconds);
        Assert.Equal((code, TimeSpan.FromMilliseconds(700)), (exception.Code, exception.RetryAfter));
    }

    [Theory]
    [InlineData("3", 3000)]
    [InlineData("Fri, 02 Jan 2026 03:04:15 GMT", 10_000)]
    [InlineData("Fri, 02 Jan 2026 03:04:04 GMT", 200)]
    [InlineData("0", 200)]
    [InlineData("junk", 200)]
    public async Task Waits_StandardHeader_IsSecondsOrADate(string value, double expected)
    {
        using var harness = new ClientHarness(Step.Error(503, "ServiceUnavailable", ("Retry-After", value)), Step.Ok);

        await harness.CallAsync();

        Assert.Equal([expected], harness.WaitsInMilliseconds);
    }

    [Fact]
    public async Task Waits_StandardHeaderWithAProxyPage_IsHonoured()
    {
        using var harness = new ClientHarness(Step.Answer(503, "<html></html>", ("Retry-After", "3")), Step.Ok);

        await harness.CallAsync();

        Assert.Equal([3000], harness.WaitsInMilliseconds);
    }

    [Fact]
    public async Task Waits_StandardHeaderOnALastingRefusal_ChangesNothing()
    {
        using var harness = new ClientHarness(Step.Error(403, "Forbidden.RAM", ("Retry-After", "3")));

        await harness.FailAsync<RdsServiceException>();

        Assert.Equal(1, harness.Attempts);
    }

    [Fact]
    public void Next_AnyDraw_StaysBetweenTheBaseAndTheMaximum()
    {
        var cases =
            from least in Gen.Choose(1, 1000)
            from more in Gen.Choose(0, 100_000)
            from previous in Gen.Choose(0, 200_000)
            from draw in Gen.Choose(0, 1000)
            select (Base: Milliseconds(least), Max: Milliseconds(least + more), Previous: Milliseconds(previous), Draw: draw / 1000.0);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(cases.ToArbitrary(), sample =>
            Assert.InRange(RetryDelay.Next(sample.Previous, serverDelay: null, sample.Base, sample.Max, sample.Draw), sample.Base, sample.Max)));
    }

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
