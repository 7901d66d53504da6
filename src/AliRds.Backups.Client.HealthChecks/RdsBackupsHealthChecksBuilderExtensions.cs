using AliRds.Backups.Client;
using AliRds.Backups.Client.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

#pragma warning disable IDE0130 // Extensions of a well-known type are in its namespace, where users look for them.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

// The overloads differ in a required parameter, so the optional ones never make a call ambiguous.
#pragma warning disable RS0026

/// <summary>Adds the health check of <see cref="IRdsBackupsClient"/>.</summary>
public static class RdsBackupsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks that an instance has a recent restorable full backup. The client must be registered with AddRdsBackupsClient.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="dbInstanceId">The instance whose backups are checked.</param>
    /// <param name="configure">Sets the maximum age, the client to use, and the instance if no id is given.</param>
    /// <param name="name">
    /// The name of the check. If <see langword="null"/>, it is <c>rds-backups:</c> and the id of the instance; the id follows the client's
    /// name if it has one, as in <c>rds-backups:prod:rm-1</c>.
    /// </param>
    /// <param name="failureStatus">The status of a failed check; unhealthy if <see langword="null"/>.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <param name="timeout">
    /// The time limit of the check; if <see langword="null"/>, only the time limits of the client's calls apply.
    /// </param>
    /// <exception cref="ArgumentException">The id is blank or has spaces around it, or an option is out of range.</exception>
    public static IHealthChecksBuilder AddRdsBackups(
        this IHealthChecksBuilder builder,
        string dbInstanceId,
        Action<RdsBackupsHealthCheckOptions>? configure = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null) => builder.AddRdsBackups(new DbInstanceId(dbInstanceId), configure, name, failureStatus, tags, timeout);

    /// <inheritdoc cref="AddRdsBackups(IHealthChecksBuilder, string, Action{RdsBackupsHealthCheckOptions}?, string?, HealthStatus?, IEnumerable{string}?, TimeSpan?)"/>
    public static IHealthChecksBuilder AddRdsBackups(
        this IHealthChecksBuilder builder,
        DbInstanceId dbInstanceId,
        Action<RdsBackupsHealthCheckOptions>? configure = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new RdsBackupsHealthCheckOptions { DbInstanceId = dbInstanceId };
        configure?.Invoke(options);
        options.Require();
        return builder.Add(new HealthCheckRegistration(name ?? options.CheckName, services => Create(services, options), failureStatus, tags, timeout));
    }

    /// <inheritdoc cref="AddRdsBackups(IHealthChecksBuilder, string, Action{RdsBackupsHealthCheckOptions}?, string?, HealthStatus?, IEnumerable{string}?, TimeSpan?)"/>
    public static IHealthChecksBuilder AddRdsBackups(
        this IHealthChecksBuilder builder,
        Action<RdsBackupsHealthCheckOptions> configure,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddRdsBackups(default(DbInstanceId), configure, name, failureStatus, tags, timeout);
    }

    /// <summary>The client is created when the check runs. If that fails, only this check fails, not the whole report.</summary>
    private static RdsBackupsHealthCheck Create(IServiceProvider services, RdsBackupsHealthCheckOptions options) => new(
        () => Find(services, options.ClientName), options, services.GetService<TimeProvider>() ?? TimeProvider.System);

    private static IRdsBackupsClient Find(IServiceProvider services, string? name) =>
        (name is null ? services.GetService<IRdsBackupsClient>() : services.GetKeyedService<IRdsBackupsClient>(name))
        ?? throw new InvalidOperationException(name is null
            ? "No client is registered. Call AddRdsBackupsClient(...) on the services."
            : $"No client is registered under the name '{name}'. Call AddRdsBackupsClient(\"{name}\", ...) on the services.");
}
