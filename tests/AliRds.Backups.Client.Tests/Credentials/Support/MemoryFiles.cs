using System.Collections.Concurrent;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Tests.Credentials.Support;

internal sealed class MemoryFiles(Stall stall) : ICredentialFiles
{
    public ConcurrentDictionary<string, string> Texts { get; } = [];

    /// <summary>Whether the stall holds up files too.</summary>
    public bool AreSlow { get; set; }

    public HashSet<string> ReadableByOthers { get; } = [];

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (AreSlow)
        {
            await stall.PassAsync(cancellationToken);
        }

        return Texts.GetValueOrDefault(path);
    }

    public bool IsReadableByOthers(string path) => ReadableByOthers.Contains(path);

    /// <summary>What whoever writes the files does next; <see langword="null"/> when nobody writes.</summary>
    public Action? Writer { get; set; }

    public bool IsRecentlyWritten(string path) => Writer is not null;

    public Task WaitForWriterAsync(CancellationToken cancellationToken)
    {
        Writer!();
        return Task.CompletedTask;
    }
}
