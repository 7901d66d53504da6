using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.HealthChecks;

public sealed class RdsBackupsHealthCheckTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2026-01-08T00:00:00Z", "1", HealthStatus.Healthy)]
    [InlineData("2026-01-01T00:00:00Z", "1", HealthStatus.Unhealthy)]
    [InlineData("2026-01-08T00:00:00Z", "0", HealthStatus.Unhealthy)]
    public async Task CheckHealth_NewestFullBackup_IsJudgedByAgeAndUse(string start, string isAvailable, HealthStatus expected)
    {
        var body = $$"""
            {"TotalRecordCount":1,"PageNumber":1,"PageRecordCount":1,"RequestId":"R","Items":{"Backup":[
              {"BackupId":"1","DBInstanceId":"rm-1","BackupStatus":"Success","BackupStartTime":"{{start}}","BackupEndTime":"{{start}}","IsAvail":{{isAvailable}} }] } }
            """;

        var report = await CheckAsync(body);

        Assert.Equal(expected, report.Status);
    }

    [Fact]
    public async Task CheckHealth_NoBackup_SaysSo()
    {
        var report = await CheckAsync(Bodies.EmptyJson);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("no restorable full backup", report.Entries["rds-backups:rm-1"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckHealth_ServiceRefuses_IsToldApartFromNoBackup()
    {
        var report = await CheckAsync(Bodies.JsonError("Forbidden.RAM"), System.Net.HttpStatusCode.Forbidden);

        Assert.StartsWith("The backups of 'rm-1' could not be listed: ", report.Entries["rds-backups:rm-1"].Description, StringComparison.Ordinal);
        Assert.IsType<RdsServiceException>(report.Entries["rds-backups:rm-1"].Exception);
    }

    [Fact]
    public void AddRdsBackups_NoInstance_IsRefusedAtOnce()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddHealthChecks().AddRdsBackups(_ => { }));

        Assert.Contains("DbInstanceId", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<HealthReport> CheckAsync(string body, System.Net.HttpStatusCode status = System.Net.HttpStatusCode.OK)
    {
        using var server = new MockHttpMessageHandler();
        server.When("*").Respond(status, "application/json", body);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock);
        services.AddRdsBackupsClient(options =>
        {
            options.RegionId = "cn-hangzhou";
            options.CredentialsProvider = new StaticCredentialsProvider("id", "secret");
        }).ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddHealthChecks().AddRdsBackups(check => check.DbInstanceId = new("rm-1"));
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
    }
}
