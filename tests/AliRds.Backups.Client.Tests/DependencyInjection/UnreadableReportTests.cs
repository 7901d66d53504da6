using AliRds.Backups.Client.Telemetry;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Tests.DependencyInjection;

/// <summary>A field that cannot be read is told to whoever operates the client: on the page, in the log and in a metric.</summary>
public sealed class UnreadableReportTests
{
    [Fact]
    public async Task Call_FieldsThatCannotBeRead_AreListedLoggedAndCounted()
    {
        var services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddFakeLogging());
        services.AddRdsBackupsClient(options => (options.RegionId, options.Credentials) = ("cn-hangzhou", new() { AccessKeyId = "id", AccessKeySecret = "secret" }))
            .ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(
                Step.Answer(200, Bodies.Json("\"BackupId\":1,\"Checksum\":\"12**\",\"BackupDownloadURL\":\"ftp://h/a?Signature=s3cret\""))));
        await using var provider = services.BuildServiceProvider();
        using var metric = new MetricCollector<long>(
            provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), RdsTelemetryNames.Meter, "alirds.client.unreadable_fields");

        var page = await provider.GetRequiredService<IRdsBackupsClient>()
            .DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken);

        Assert.Equal(["Checksum", "BackupDownloadURL"], page.UnreadableFields.Select(field => field.Name));
        Assert.Equal(2, metric.GetMeasurementSnapshot().EvaluateAsCounter());
        var record = Assert.Single(provider.GetFakeLogCollector().GetSnapshot(), record => record.Level == LogLevel.Warning);
        Assert.Contains("Checksum", record.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", record.Message, StringComparison.Ordinal);
    }
}
