using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>
/// Writes down what is on disk while parts arrive. Bytes are flushed first and claimed afterwards, so the journal is never ahead of the disk;
/// between flushes it notes as hints what is written, which a kill of the process does not lose.
/// </summary>
internal sealed class Checkpointer(JournalIdentity identity, Part[] parts, PartialFile file, JournalStore store, TimeProvider timeProvider, long sequence)
{
    private const long FlushBytes = 256 * 1024 * 1024;
    private const long NoteBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan NotePeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromSeconds(5);
    private readonly PartState[] _flushed = new PartState[parts.Length];
    private long _sequence = sequence;
    private long _notedBytes;
    private long _flushedBytes;
    private long _notedAt = timeProvider.GetTimestamp();
    private long _flushedAt = timeProvider.GetTimestamp();
    private Task<PartState[]>? _flush;

    /// <summary>Works until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, timeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                await TickAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await CompleteFlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Notes what is written now, without waiting for the disk.</summary>
    internal void Note()
    {
        var states = Array.ConvertAll(parts, part => part.State);
        Save(states, flush: false);
        _notedBytes = states.Sum(state => state.Written);
        _notedAt = timeProvider.GetTimestamp();
    }

    /// <summary>Writes the first journals, both, so that a disk that fills up later has room for them: what an earlier run left and what of it is good.</summary>
    internal void Begin()
    {
        var states = Array.ConvertAll(parts, part => part.State);
        file.Flush();
        states.CopyTo(_flushed, 0);
        Save(states, flush: true);
        Save(states, flush: false);
        _notedBytes = _flushedBytes = states.Sum(state => state.Written);
    }

    private async Task TickAsync()
    {
        if (_flush is { IsCompleted: true })
        {
            await CompleteFlushAsync().ConfigureAwait(false);
        }

        var written = parts.Sum(part => part.Written);
        if (_flush is null && IsDue(written - _flushedBytes, FlushBytes, _flushedAt, FlushPeriod))
        {
            _flushedBytes = written;
            _flushedAt = timeProvider.GetTimestamp();
            _flush = Task.Run(Flush);
        }

        if (IsDue(written - _notedBytes, NoteBytes, _notedAt, NotePeriod))
        {
            Note();
        }
    }

    private bool IsDue(long bytes, long mostBytes, long since, TimeSpan longest) =>
        bytes >= mostBytes || (bytes != 0 && timeProvider.GetElapsedTime(since) >= longest);

    private PartState[] Flush()
    {
        var states = Array.ConvertAll(parts, part => part.State);
        file.Flush();
        return states;
    }

    private async Task CompleteFlushAsync()
    {
        if (_flush is null)
        {
            return;
        }

        var states = await _flush.ConfigureAwait(false);
        _flush = null;
        states.CopyTo(_flushed, 0);
        Save(Array.ConvertAll(parts, part => part.State), flush: true);
    }

    private void Save(PartState[] states, bool flush)
    {
        var entries = new JournalPart[states.Length];
        for (var index = 0; index < states.Length; index++)
        {
            entries[index] = new JournalPart(states[index], states[index] == _flushed[index]);
        }

        store.Save(new Journal(identity, ++_sequence, entries), flush);
    }
}
