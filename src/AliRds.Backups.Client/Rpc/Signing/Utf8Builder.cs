using System.Buffers;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>
/// Builds UTF-8 text in the caller's buffer, or in a pooled one if that is too small. Dispose wipes the text, which may contain a secret.
/// </summary>
internal ref struct Utf8Builder(Span<byte> buffer)
{
    private Span<byte> _buffer = buffer;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Append(byte value) => Reserve(1)[0] = value;

    public void Append(scoped ReadOnlySpan<byte> utf8) => utf8.CopyTo(Reserve(utf8.Length));

    public void Append(scoped ReadOnlySpan<char> text)
    {
        var target = EnsureFree(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, target);
    }

    /// <summary>Appends text in the percent-encoding that both signature versions require.</summary>
    public void AppendEncoded(string text)
    {
        if (PercentEncoding.IsUnreserved(text))
        {
            Append(text);
            return;
        }

        // The unencoded bytes go to the far end of the free space and are encoded from there, so no second buffer is needed.
        var maximum = Encoding.UTF8.GetMaxByteCount(text.Length);
        var free = EnsureFree(maximum * 4);
        var utf8 = free[^maximum..];
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        _length += PercentEncoding.Encode(utf8, free);
    }

    /// <summary>Appends UTF-8 bytes in percent-encoding.</summary>
    public void AppendEncoded(scoped ReadOnlySpan<byte> utf8) => _length += PercentEncoding.Encode(utf8, EnsureFree(utf8.Length * 3));

    /// <summary>Appends bytes as lower-case hexadecimal digits.</summary>
    public void AppendHex(scoped ReadOnlySpan<byte> bytes)
    {
        var target = Reserve(bytes.Length * 2);
        for (var i = 0; i < bytes.Length; i++)
        {
            target[2 * i] = HexDigit(bytes[i] >> 4);
            target[(2 * i) + 1] = HexDigit(bytes[i] & 0xF);
        }
    }

    /// <summary>The text built so far. It is always ASCII, because everything is encoded.</summary>
    public readonly override string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        _buffer[.._length].Clear();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        this = default;
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);

    private Span<byte> Reserve(int count)
    {
        var target = EnsureFree(count);
        _length += count;
        return target[..count];
    }

    private Span<byte> EnsureFree(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }

        return _buffer[_length..];
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        Written.CopyTo(larger);
        _buffer[.._length].Clear();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _buffer = _rented = larger;
    }
}
