// A hosted worker that checks the backups of an instance once an hour, with logs, traces, metrics and a health check.
// Without credentials, it uses an emulator that throttles the first call, so that the trace shows two attempts.

using AliRds.Backups.Client.Telemetry;
using BackupWorker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

if (args.Intersect(["--help", "-h", "-?"]).Any())
{
    Console.WriteLine(Help.Text);
    return ExitCodes.Healthy;
}

// The host would take the argument after an option without a value as its value.
string[] settings = [.. args.Where(argument => argument != "--once")];
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = settings,
    ContentRootPath = AppContext.BaseDirectory,
});
var worker = builder.Configuration.GetRequiredSection("Worker").Get<WorkerOptions>() ?? new WorkerOptions();

// 1. The client: options from configuration, validated when the host starts.
builder.Services.AddRdsBackupsClient(builder.Configuration.GetRequiredSection("RdsBackups"));
await using var emulator = await EmulatorFallback.AddAsync(builder.Services);

// 2. Telemetry.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource(RdsTelemetryNames.ActivitySource).AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(RdsTelemetryNames.Meter).AddConsoleExporter());

// 3. The health check: is there a recent backup?
builder.Services.AddHealthChecks().AddRdsBackups(worker.InstanceId);

// 4. The work. "--once" stops after the first round.
var verdict = new Verdict();
builder.Services.AddSingleton(verdict);
builder.Services.AddSingleton(worker with { Once = args.Contains("--once") });
builder.Services.AddHostedService<BackupJudge>();

await builder.Build().RunAsync();
return verdict.IsHealthy ? ExitCodes.Healthy : ExitCodes.NotHealthy;
