using System.Diagnostics.Metrics;
using AliRds.Backups.Client;
using AliRds.Backups.Client.Configuration;
using AliRds.Backups.Client.DependencyInjection;
using AliRds.Backups.Client.Downloading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // Extensions of a well-known type are in its namespace, where users look for them.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>
/// Registers <see cref="IRdsBackupsClient"/> and <see cref="IBackupDownloader"/>, which takes its defaults from <see
/// cref="DownloadOptions"/>.
/// </summary>
public static class RdsBackupsServiceCollectionExtensions
{
    /// <summary>
    /// The name of the HttpClient of the unnamed client. The HttpClient of a named client has this name, a colon, and the client's name.
    /// </summary>
    public const string HttpClientName = "AliRds.Backups.Client";

    /// <summary>
    /// Registers the client as a singleton <see cref="IRdsBackupsClient"/>. The options are validated when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's HttpClient, for custom handlers.</returns>
    /// <exception cref="InvalidOperationException">The client is already registered; further clients need a name.</exception>
    public static IHttpClientBuilder AddRdsBackupsClient(this IServiceCollection services, Action<RdsBackupsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(name: null, options => options.Configure(configure));
    }

    /// <summary>
    /// Registers the client with options from configuration. An unknown key is an error that names it. When the section changes, new calls
    /// use the new options. The connections and the source of credentials do not change. An invalid change is logged and ignored.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section with the options; it must exist.</param>
    /// <returns>The builder of the client's HttpClient, for custom handlers.</returns>
    /// <exception cref="InvalidOperationException">The client is already registered; further clients need a name.</exception>
    public static IHttpClientBuilder AddRdsBackupsClient(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(name: null, options => options.BindSection(section), section);
    }

    /// <summary>Registers a named client as a keyed singleton <see cref="IRdsBackupsClient"/>. Named clients share nothing.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, which is also the key of the service; not blank.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's HttpClient, for custom handlers.</returns>
    /// <exception cref="InvalidOperationException">A client with this name is already registered.</exception>
    public static IHttpClientBuilder AddRdsBackupsClient(this IServiceCollection services, string name, Action<RdsBackupsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(name, options => options.Configure(configure));
    }

    /// <summary>Registers a named client with options from configuration. An unknown key is an error that names it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, which is also the key of the service; not blank.</param>
    /// <param name="section">The section with the options; it must exist.</param>
    /// <returns>The builder of the client's HttpClient, for custom handlers.</returns>
    /// <exception cref="InvalidOperationException">A client with this name is already registered.</exception>
    public static IHttpClientBuilder AddRdsBackupsClient(this IServiceCollection services, string name, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(name, options => options.BindSection(section), section);
    }

    private static IHttpClientBuilder AddClient(
        this IServiceCollection services, string? name, Action<OptionsBuilder<RdsBackupsClientOptions>> configure, IConfigurationSection? section = null)
    {
        var optionsName = name ?? Options.Options.DefaultName;
        if (services.Any(service => IsValidatorOf(service, optionsName)))
        {
            throw new InvalidOperationException(name is null
                ? "AddRdsBackupsClient was already called without a name. Call it once, or give the other client a name."
                : $"AddRdsBackupsClient was already called with the name '{name}'. Call it once, or give the other client another name.");
        }

        configure(services.AddOptions<RdsBackupsClientOptions>(optionsName).ValidateOnStart());
        services.AddSingleton<IValidateOptions<RdsBackupsClientOptions>>(new RdsBackupsClientOptionsValidator(optionsName));
        services.AddOptions<DownloadOptions>(optionsName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DownloadOptions>>(new DownloadOptionsValidator(optionsName));

        var httpClientName = name is null ? HttpClientName : $"{HttpClientName}:{name}";
        if (name is null)
        {
            services.AddSingleton<IRdsBackupsClient>(provider => provider.CreateClient(optionsName, httpClientName, section));
            services.AddSingleton<IBackupDownloader>(provider => provider.CreateDownloader(
                provider.GetRequiredService<IRdsBackupsClient>(), optionsName, httpClientName));
        }
        else
        {
            services.AddKeyedSingleton<IRdsBackupsClient>(name, (provider, _) => provider.CreateClient(optionsName, httpClientName, section));
            services.AddKeyedSingleton<IBackupDownloader>(
                name, (provider, _) => provider.CreateDownloader(
                    provider.GetRequiredKeyedService<IRdsBackupsClient>(name), optionsName, httpClientName));
        }

        services.AddHttpHandlers(httpClientName, optionsName);
        return services.AddHttpClient(httpClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The handler renews its connections itself.
            .RemoveAllLoggers(); // The factory's loggers would log signed addresses and headers.
    }

    private static bool IsValidatorOf(ServiceDescriptor service, string optionsName) =>
        !service.IsKeyedService && service.ImplementationInstance is RdsBackupsClientOptionsValidator validator && validator.ClientName == optionsName;

    private static void BindSection(this OptionsBuilder<RdsBackupsClientOptions> builder, IConfigurationSection section)
    {
        if (!section.Exists())
        {
            throw new ArgumentException($"The configuration section '{section.Path}' does not exist or is empty.", nameof(section));
        }

        builder.Configure(options => ConfiguredValue.Guard(section, () => section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true)));
    }

    private static RdsBackupsClient CreateClient(
        this IServiceProvider services, string optionsName, string httpClientName, IConfigurationSection? section)
    {
        var loggers = NamedLoggerFactory.Create(optionsName, services.GetService<ILoggerFactory>());
        var client = new RdsBackupsClient(
            services.GetRequiredService<IOptionsMonitor<RdsBackupsClientOptions>>().Get(optionsName),
            services.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName),
            services.GetService<TimeProvider>(),
            loggers,
            services.GetService<IMeterFactory>());
        if (section is not null)
        {
            OptionsReload.Watch(
                client,
                section,
                services.GetRequiredService<IOptionsFactory<RdsBackupsClientOptions>>(),
                optionsName,
                loggers?.CreateLogger<RdsBackupsClient>() ?? NullLogger<RdsBackupsClient>.Instance);
        }

        return client;
    }

    private static BackupDownloader CreateDownloader(
        this IServiceProvider services, IRdsBackupsClient client, string optionsName, string httpClientName) => new(
        client,
        services.GetRequiredService<IOptionsMonitor<DownloadOptions>>().Get(optionsName),
        services.GetRequiredService<IHttpClientFactory>().CreateClient(LinkHttpClients.NameOf(httpClientName)),
        services.GetService<TimeProvider>(),
        NamedLoggerFactory.Create(optionsName, services.GetService<ILoggerFactory>()));
}
