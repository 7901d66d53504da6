using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AliRds.Backups.Client.HostileTests.Health;

/// <summary>What can be registered, and what cannot.</summary>
public sealed class RegistrationTests
{
    private static IHealthChecksBuilder Builder => new ServiceCollection().AddHealthChecks();

    [Fact]
    public async Task AddRdsBackups_SeveralInstances_HaveNamesOfTheirOwn()
    {
        await using var server = Serve(1);
        await using var probe = HealthProbe.For(server, checks => checks
            .AddRdsBackups("rm-a").AddRdsBackups(new DbInstanceId("rm-b")).AddRdsBackups(check => check.DbInstanceId = new("rm-c")).AddRdsBackups("rm-d", name: "mine"));

        var report = await probe.CheckAsync();

        Assert.Equal(["mine", "rds-backups:rm-a", "rds-backups:rm-b", "rds-backups:rm-c"], report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["rm-a", "rm-b", "rm-c", "rm-d"], server.Requests.Select(request => request.Parameter("DBInstanceId")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AddRdsBackups_SameInstanceOverTwoKeyedClients_AsksEachItsOwn()
    {
        await using var young = Serve(1);
        await using var old = Serve(20);
        await using var probe = HealthProbe.Of(
            services =>
            {
                services.AddRdsBackupsClient("one", HealthProbe.Client(young));
                services.AddRdsBackupsClient("two", HealthProbe.Client(old));
            },
            checks => checks.AddRdsBackups(HandMade.Instance, check => check.ClientName = "one").AddRdsBackups(HandMade.Instance, check => check.ClientName = "two"));

        var report = await probe.CheckAsync();

        Assert.Equal(HealthStatus.Healthy, report.Entries["rds-backups:one:rm-hostile01"].Status);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["rds-backups:two:rm-hostile01"].Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" rm-1")]
    [InlineData("rm-1\n")]
    public void AddRdsBackups_IdIsBlankOrHasBlanksAround_IsRefusedAtOnce(string? id) =>
        Assert.ThrowsAny<ArgumentException>(() => Builder.AddRdsBackups(id!));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3651)]
    public void AddRdsBackups_AgeOutsideOfTheRange_IsRefusedAtOnce(int days)
    {
        var exception = Assert.Throws<ArgumentException>(() => Builder.AddRdsBackups("rm-1", check => check.MaxAge = TimeSpan.FromDays(days)));

        Assert.Contains("MaxAge", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddRdsBackups_IdIsTakenBack_IsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => Builder.AddRdsBackups("rm-1", check => check.DbInstanceId = default));

    [Fact]
    public void AddRdsBackups_BlankClientName_IsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => Builder.AddRdsBackups("rm-1", check => check.ClientName = " "));

    [Fact]
    public async Task AddRdsBackups_OldestAgeAllowed_IsAsked()
    {
        await using var server = Serve(300);
        await using var probe = HealthProbe.For(server, checks => checks.AddRdsBackups(HandMade.Instance, check => check.MaxAge = TimeSpan.FromDays(3650)));

        Assert.Equal(HealthStatus.Healthy, (await probe.CheckOneAsync()).Status);
    }

    private static RawServer Serve(int days) => RawServer.Answer(request => RawReply.Json(HandMade.Page(
        [(HealthRow.DaysOld("1", days) with { Instance = request.Parameter("DBInstanceId") }).ToString()], "1")));
}
