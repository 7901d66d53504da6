using System.Text.RegularExpressions;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace AliRds.Backups.Client.DocumentationTests.Options;

/// <summary>Sets an option to a value and looks whether the code that takes the options complains of it.</summary>
internal static class OptionTrial
{
    private static readonly Uri Endpoint = new("https://rds.example.com");

    /// <returns>Whether the value is refused. A complaint about another option, which this value makes wrong, does not count.</returns>
    internal static async Task<bool> IsRefusedAsync(Type type, string option, object value)
    {
        var options = Activator.CreateInstance(type)!;
        type.GetProperty(option)!.SetValue(options, value);
        try
        {
            await UseAsync(options);
            return false;
        }
        catch (ArgumentException refusal)
        {
            return Regex.IsMatch(refusal.Message, $@"(^|[ .]){option} (must be|is) ");
        }
    }

    private static async Task UseAsync(object options)
    {
        using var client = new RdsBackupsClient(new RdsBackupsClientOptions { Endpoint = Endpoint });
        using var downloader = new BackupDownloader(client);
        switch (options)
        {
            case ListingOptions listing:
                _ = client.GetBackupPagesAsync(DescribeBackupsRequest.For("rm-1").Build(), listing);
                break;
            case FanOutOptions fanOut:
                _ = client.GetBackupPagesForInstancesAsync([], fanOut);
                break;
            case DownloadOptions download:
                await downloader.OpenReadAsync(new Backup(), download);
                break;
            case DownloadRetryOptions retry:
                await downloader.OpenReadAsync(new Backup(), new DownloadOptions { Retry = retry });
                break;
            case RdsBackupsHealthCheckOptions health:
                new ServiceCollection().AddHealthChecks().AddRdsBackups("rm-1", check => check.MaxAge = health.MaxAge);
                break;
            default:
                new RdsBackupsClient(ClientOptions(options)).Dispose();
                break;
        }
    }

    private static RdsBackupsClientOptions ClientOptions(object options)
    {
        var client = options as RdsBackupsClientOptions ?? new RdsBackupsClientOptions();
        client.Endpoint = Endpoint;
        client.Retry = options as RdsRetryOptions ?? client.Retry;
        client.Connection = options as RdsConnectionOptions ?? client.Connection;
        client.RateLimit = options as RdsRateLimitOptions;
        client.CircuitBreaker = options as RdsCircuitBreakerOptions;
        client.Credentials = options switch
        {
            AssumeRoleOptions role => new() { Source = RdsCredentialsSource.Role, Role = role },
            OidcRoleOptions oidc => new() { Source = RdsCredentialsSource.Oidc, Oidc = oidc },
            EcsRoleOptions ecs => new() { Source = RdsCredentialsSource.Ecs, Ecs = ecs },
            _ => null,
        };
        return client;
    }
}
