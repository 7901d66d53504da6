using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Tests.Credentials.Support;

internal sealed class CapturingLogger : ILogger
{
    private readonly Channel<int> _events = Channel.CreateUnbounded<int>();

    public ConcurrentQueue<string> Lines { get; } = [];

    public int Count(string fragment) => Lines.Count(line => line.Contains(fragment, StringComparison.Ordinal));

    /// <summary>Waits for the next record of a kind; records of other kinds before it are passed over.</summary>
    public async Task WaitForAsync(int eventId)
    {
        while (await _events.Reader.ReadAsync(TestContext.Current.CancellationToken) != eventId)
        {
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        _events.Writer.TryWrite(eventId.Id);
    }
}
