using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AliRds.Backups.Client.Tests.Support;

/// <summary>Gives every category a logger that writes to one collector.</summary>
internal sealed class FakeLoggerFactory(FakeLogCollector logs) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new FakeLogger(logs, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
