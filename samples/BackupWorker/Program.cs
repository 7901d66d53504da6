// A hosted worker that judges the backups of an instance once an hour, with logs, traces, metrics and a health check.
// Without credentials it runs on an emulator that throttles its first call, so that the trace shows two attempts.

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

// The host would take the argument behind a word without a value for its value.
string[] settings = [.. args.Where(argument => argument != "--once")];
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
var worker = builder.Configuration.GetRequiredSection("Worker").Get<WorkerOptions>() ?? new WorkerOptions();

// 1. The client: options from configuration, checked when the host starts.
builder.Services.AddRdsBackupsClient(builder.Configuration.GetRequiredSection("RdsBackups"));
await using var emulator = await EmulatorFallback.AddAsync(builder.Services);

// 2. What the operator sees.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource(RdsTelemetryNames.ActivitySource).AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(RdsTelemetryNames.Meter).AddConsoleExporter());

// 3. Is there something to restore from?
builder.Services.AddHealthChecks().AddRdsBackups(worker.InstanceId);

// 4. The work. "--once" ends after the first round.
var verdict = new Verdict();
builder.Services.AddSingleton(verdict);
builder.Services.AddSingleton(worker with { Once = args.Contains("--once") });
builder.Services.AddHostedService<BackupJudge>();

await builder.Build().RunAsync();
return verdict.IsHealthy ? ExitCodes.Healthy : ExitCodes.NotHealthy;
