using System.IO.Hashing;
using AliRds.Backups.Client.Downloading.Verification;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>A range of the file, what of it is written, and the checksum of that, which grows with it.</summary>
internal sealed class Part(long offset, long length, bool withChecksum)
{
    private readonly object _gate = new();
    private readonly Crc64? _checksum = withChecksum ? Crc64Ecma.Create() : null;
    private PartState _restored;
    private long _appended;

    internal long Offset { get; } = offset;

    internal long Length { get; } = length;

    internal long Written
    {
        get
        {
            lock (_gate)
            {
                return _restored.Written + _appended;
            }
        }
    }

    internal bool IsWhole => Written == Length;

    /// <summary>The state, whose two numbers always belong together.</summary>
    internal PartState State
    {
        get
        {
            lock (_gate)
            {
                return new PartState(_restored.Written + _appended, CurrentCrc64());
            }
        }
    }

    /// <summary>Notes bytes that are written behind the ones before.</summary>
    internal void Append(ReadOnlySpan<byte> written)
    {
        lock (_gate)
        {
            _checksum?.Append(written);
            _appended += written.Length;
        }
    }

    /// <summary>Takes over what an earlier run has written, or drops all with <see langword="default"/>.</summary>
    internal void Restore(PartState state)
    {
        lock (_gate)
        {
            _restored = state;
            _appended = 0;
            _checksum?.Reset();
        }
    }

    private ulong CurrentCrc64()
    {
        if (_checksum is null || _appended == 0)
        {
            return _restored.Crc64;
        }

        var appended = _checksum.GetCurrentHashAsUInt64();
        return _restored.Written == 0 ? appended : Crc64Ecma.Combine(_restored.Crc64, appended, _appended);
    }
}
