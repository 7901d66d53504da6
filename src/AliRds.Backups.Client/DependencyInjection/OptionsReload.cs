using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AliRds.Backups.Client.DependencyInjection;

/// <summary>Applies new options to a client when its configuration section changes. Invalid options are logged and not applied.</summary>
internal static class OptionsReload
{
    internal static void Watch(
        RdsBackupsClient client, IConfigurationSection section, IOptionsFactory<RdsBackupsClientOptions> factory, string optionsName, ILogger logger) =>
        ChangeToken.OnChange(section.GetReloadToken, () => Apply(client, factory, optionsName, logger));

    private static void Apply(RdsBackupsClient client, IOptionsFactory<RdsBackupsClientOptions> factory, string optionsName, ILogger logger)
    {
        try
        {
            client.Reconfigure(factory.Create(optionsName));
            Log.OptionsReloaded(logger);
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException or ArgumentException)
        {
            Log.OptionsRefused(logger, exception.Message);
        }
    }
}
