using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.DependencyInjection;

/// <summary>Prefixes each message with the name of a registered client, to distinguish the clients of one application.</summary>
internal sealed class NamedLogger(ILogger inner, string name) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            var named = new NamedState(name, state as IReadOnlyList<KeyValuePair<string, object?>> ?? [], formatter(state, exception));
            inner.Log(logLevel, eventId, named, exception, static (line, _) => line.ToString());
        }
    }
}
