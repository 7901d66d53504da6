using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.DependencyInjection;

/// <summary>Creates loggers that prefix the name of a registered client. The inner factory belongs to the application.</summary>
internal sealed class NamedLoggerFactory(ILoggerFactory inner, string name) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new NamedLogger(inner.CreateLogger(categoryName), name);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
    }

    /// <summary>The factory for a client; the application's own if the client has no name.</summary>
    internal static ILoggerFactory? Create(string clientName, ILoggerFactory? factory) =>
        clientName.Length == 0 || factory is null ? factory : new NamedLoggerFactory(factory, clientName);
}
