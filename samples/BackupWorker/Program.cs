// A hosted worker that judges the backups of an instance once an hour, with logs, traces, metrics and a health check.
// Without credentials it runs on an emulator that throttles its first call, so that the trace shows two attempts.

using AliRds.Backups.Client.Telemetry;
using BackupWorker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });

// 1. The client: options from configuration, checked when the host starts.
builder.Services.AddRdsBackupsClient(builder.Configuration.GetRequiredSection("RdsBackups"));
await using var emulator = await EmulatorFallback.AddAsync(builder.Services);

// 2. What the operator sees.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource(RdsTelemetryNames.ActivitySource).AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(RdsTelemetryNames.Meter).AddConsoleExporter());

// 3. Is there something to restore from?
var worker = builder.Configuration.GetRequiredSection("Worker").Get<WorkerOptions>() ?? new WorkerOptions();
builder.Services.AddHealthChecks().AddRdsBackups(check => check.DbInstanceId = new(worker.InstanceId));

// 4. The work. "--once" ends after the first round.
builder.Services.AddSingleton(worker with { Once = args.Contains("--once") });
builder.Services.AddHostedService<BackupJudge>();

await builder.Build().RunAsync();
