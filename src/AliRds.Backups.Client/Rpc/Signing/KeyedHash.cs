using System.Security.Cryptography;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>HMAC with the secret of an access key. Creating the keyed state costs more than using it, so the last one is cached.</summary>
/// <param name="algorithm">The hash algorithm.</param>
/// <param name="keySuffix">Appended to the secret to form the key.</param>
internal sealed class KeyedHash(HashAlgorithmName algorithm, string keySuffix = "")
{
    private State? _idle;

    /// <summary>
    /// Computes the hash of <paramref name="text"/> into <paramref name="hash"/>. Concurrent callers do not wait for each other.
    /// </summary>
    internal void Compute(string secret, ReadOnlySpan<byte> text, Span<byte> hash)
    {
        var state = Interlocked.Exchange(ref _idle, null);
        if (state is null || state.Secret != secret)
        {
            state?.Hmac.Dispose();
            state = new State(secret, Create(secret));
        }

        state.Hmac.AppendData(text);
        state.Hmac.GetHashAndReset(hash);
        Interlocked.Exchange(ref _idle, state)?.Hmac.Dispose();
    }

    private IncrementalHash Create(string secret)
    {
        var key = Encoding.UTF8.GetBytes(secret + keySuffix);
        try
        {
            return IncrementalHash.CreateHMAC(algorithm, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private sealed record State(string Secret, IncrementalHash Hmac)
    {
        // The generated ToString would show the secret.
        public override string ToString() => nameof(KeyedHash);
    }
}
