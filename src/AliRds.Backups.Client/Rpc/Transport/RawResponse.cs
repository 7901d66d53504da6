using System.Buffers;
using AliRds.Backups.Client.Credentials;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>A complete HTTP response before it is parsed. Dispose returns its buffer to the pool.</summary>
internal sealed class RawResponse : IDisposable
{
    private byte[] _buffer;
    private int _length;

    internal RawResponse(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    internal ReadOnlyMemory<byte> Body => _buffer.AsMemory(0, _length);

    internal required int StatusCode { get; init; }

    internal required string Host { get; init; }

    /// <summary>The key that signed the call. The response may echo it.</summary>
    internal RdsCredentials? SignedWith { get; set; }

    /// <summary>A secret among the parameters of the call. The response may echo it too.</summary>
    internal string? SecretParameter { get; set; }

    /// <summary>The value of <c>Content-Type</c> as received.</summary>
    internal string? ContentType { get; init; }

    /// <summary>The value of <c>x-acs-request-id</c>, which is the same as the id in the body.</summary>
    internal string? RequestId { get; init; }

    /// <summary>How long the server asks the client to wait.</summary>
    internal RetryAfter? RetryAfter { get; init; }

    /// <summary>The server's clock, in whole seconds.</summary>
    internal Instant? ServerTime { get; init; }

    /// <summary>The host of a redirect.</summary>
    internal string? RedirectHost { get; init; }

    public void Dispose()
    {
        var buffer = _buffer;
        (_buffer, _length) = ([], 0);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
