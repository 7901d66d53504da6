using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>Takes over what an earlier run left, after looking whether it is really there.</summary>
internal sealed class PartRestorer(PartialFile file, ResumeCheck check, bool withChecksum)
{
    private static readonly int Readers = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>Restores the parts whose bytes are on disk, and gives how many bytes the journal named that are not.</summary>
    internal async Task<long> RestoreAsync(Journal journal, Part[] parts, CancellationToken cancellationToken)
    {
        var lost = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, parts.Length, options, async (index, token) =>
        {
            var entry = journal.Parts[index];
            if (await IsOnDiskAsync(entry, parts[index], token).ConfigureAwait(false))
            {
                parts[index].Restore(entry.State);
            }
            else
            {
                Interlocked.Add(ref lost, entry.State.Written);
            }
        }).ConfigureAwait(false);
        return lost;
    }

    /// <summary>Drops the parts whose bytes on disk are not the ones that came; gives how many bytes that are.</summary>
    internal async Task<long> DropDamagedAsync(Part[] parts, CancellationToken cancellationToken)
    {
        var dropped = 0L;
        foreach (var part in parts)
        {
            if (!await IsIntactAsync(part, part.State, cancellationToken).ConfigureAwait(false))
            {
                dropped += part.Written;
                part.Restore(default);
            }
        }

        return dropped;
    }

    private async ValueTask<bool> IsOnDiskAsync(JournalPart entry, Part part, CancellationToken cancellationToken)
    {
        var written = entry.State.Written;
        if (written < 0 || written > part.Length || part.Offset + written > file.Length || (!withChecksum && !entry.IsFlushed))
        {
            return false;
        }

        return CanTrust(entry) || await IsIntactAsync(part, entry.State, cancellationToken).ConfigureAwait(false);
    }

    private bool CanTrust(JournalPart entry) =>
        entry.State.Written == 0 || !withChecksum || (entry.IsFlushed && check == ResumeCheck.DoubtfulOnly);

    private async Task<bool> IsIntactAsync(Part part, PartState state, CancellationToken cancellationToken) =>
        await FileHasher.Crc64Async(file.Handle, part.Offset, state.Written, cancellationToken).ConfigureAwait(false) == state.Crc64;
}
