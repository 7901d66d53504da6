using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Rpc.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.DependencyInjection;

/// <summary>
/// Registers the connections of a client and, separately, those of its downloader: a second named HttpClient with the same options and with
/// the handlers that the user adds to the client.
/// </summary>
internal static class LinkHttpClients
{
    private const string Ending = "/links";

    internal static string NameOf(string httpClientName) => httpClientName + Ending;

    internal static void AddHttpHandlers(this IServiceCollection services, string httpClientName, string optionsName)
    {
        services.Configure<HttpClientFactoryOptions>(
            httpClientName, options => options.HttpMessageHandlerBuilderActions.Add(builder => SetPrimary(builder, httpClientName, optionsName)));

        services.Configure<HttpClientFactoryOptions>(
            NameOf(httpClientName), options => options.HttpMessageHandlerBuilderActions.Add(builder => BuildAs(builder, httpClientName)));
        services.AddHttpClient(NameOf(httpClientName))
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers(); // They would log links.
    }

    // Handlers that the user adds to the client apply to links too, in the same order.
    private static void BuildAs(HttpMessageHandlerBuilder builder, string httpClientName)
    {
        var options = builder.Services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(httpClientName);
        foreach (var action in options.HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }
    }

    private static void SetPrimary(HttpMessageHandlerBuilder builder, string httpClientName, string optionsName)
    {
        var connection = builder.Services.GetRequiredService<IOptionsMonitor<RdsBackupsClientOptions>>().Get(optionsName).Connection;
        builder.PrimaryHandler = builder.Name == NameOf(httpClientName) ? LinkHttpHandler.CreateHandler(connection) : RdsHttpHandler.Create(connection);
    }
}
