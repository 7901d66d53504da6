using AliRds.Backups.Client;
using AliRds.Backups.Client.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

#pragma warning disable IDE0130 // Extensions of a well-known type live in its namespace, where users look for them.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds the health check of <see cref="IRdsBackupsClient"/>.</summary>
public static class RdsBackupsHealthChecksBuilderExtensions
{
    /// <summary>Checks that an instance has a recent full backup to restore from. The client must be registered with AddRdsBackupsClient.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="configure">Names the instance and what counts as recent.</param>
    /// <param name="name">The name of the check; <c>rds-backups</c> when <see langword="null"/>.</param>
    /// <param name="failureStatus">What a failure is reported as; unhealthy when <see langword="null"/>.</param>
    /// <param name="tags">Tags of the check.</param>
    /// <exception cref="ArgumentException">The instance is missing, or the age is not above zero.</exception>
    public static IHealthChecksBuilder AddRdsBackups(
        this IHealthChecksBuilder builder,
        Action<RdsBackupsHealthCheckOptions> configure,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RdsBackupsHealthCheckOptions();
        configure(options);
        options.Require();
        return builder.Add(new HealthCheckRegistration(name ?? "rds-backups", services => Create(services, options), failureStatus, tags));
    }

    private static RdsBackupsHealthCheck Create(IServiceProvider services, RdsBackupsHealthCheckOptions options) => new(
        options.ClientName is { } client ? services.GetRequiredKeyedService<IRdsBackupsClient>(client) : services.GetRequiredService<IRdsBackupsClient>(),
        options,
        services.GetService<TimeProvider>() ?? TimeProvider.System);
}
