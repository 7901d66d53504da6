using System.IO.Hashing;

namespace AliRds.Backups.Client.Downloading.Objects;

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

    /// <summary>The CRC-64 of the file, combined from those of its parts.</summary>
    internal static ulong CombineCrc64(IEnumerable<Part> parts)
    {
        var total = 0UL;
        var (operatorLength, shiftOperator) = (-1L, 0UL);
        foreach (var part in parts)
        {
            if (part.Length != operatorLength)
            {
                (operatorLength, shiftOperator) = (part.Length, Crc64Ecma.ShiftOperator(part.Length));
            }

            total = Crc64Ecma.Shift(total, shiftOperator) ^ part.State.Crc64;
        }

        return total;
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

/// <summary>How much of a part is written, and the CRC-64 of that much.</summary>
internal readonly record struct PartState(long Written, ulong Crc64);
