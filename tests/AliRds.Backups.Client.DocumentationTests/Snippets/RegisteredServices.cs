using AliRds.Backups.Client.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.DocumentationTests.Snippets;

/// <summary>Starts what a block has registered, as its host would: the options are checked, the client is called, the health is judged.</summary>
internal static class RegisteredServices
{
    internal static async Task TryAsync(SnippetContext context, CancellationToken cancellationToken)
    {
        var services = context.Builder.Services;
        if (!services.Any(service => service.ServiceType == typeof(IRdsBackupsClient)))
        {
            AddClient(services, context);
        }

        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        var options = provider.GetRequiredService<IOptionsMonitor<RdsBackupsClientOptions>>().CurrentValue;
        if (options.Endpoint is { IsLoopback: true })
        {
            await CallAsync(provider.GetRequiredService<IRdsBackupsClient>(), context, cancellationToken);
        }

        if (provider.GetService<HealthCheckService>() is { } health)
        {
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(cancellationToken)).Status);
        }
    }

    /// <summary>For a block that only changes options.</summary>
    private static void AddClient(IServiceCollection services, SnippetContext context)
    {
        services.AddRdsBackupsClient(options => options.Endpoint = context.Emulator.Endpoint);
        services.PostConfigure<RdsBackupsClientOptions>(options =>
            options.CredentialsProvider ??= new StaticCredentialsProvider(context.Emulator.AccessKeyId, context.Emulator.AccessKeySecret));
    }

    private static async Task CallAsync(IRdsBackupsClient client, SnippetContext context, CancellationToken cancellationToken)
    {
        try
        {
            Assert.NotEmpty((await client.DescribeBackupsAsync(context.Request, cancellationToken)).Backups);
        }
        catch (RdsCredentialsException refusal)
        {
            // A block that shows a source of keys invents the key.
            Assert.StartsWith("InvalidAccessKeyId", refusal.Code, StringComparison.Ordinal);
        }
    }
}
