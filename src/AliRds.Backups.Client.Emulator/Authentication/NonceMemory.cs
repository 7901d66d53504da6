using NodaTime;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>Remembers the nonces of each key for as long as a request with them could still pass the time check.</summary>
internal sealed class NonceMemory
{
    private readonly object _gate = new();
    private readonly HashSet<(string KeyId, string Nonce)> _known = [];
    private readonly PriorityQueue<(string KeyId, string Nonce), Instant> _byExpiry = new();

    /// <summary>How many nonces are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _known.Count;
            }
        }
    }

    /// <summary>False if the nonce was used before.</summary>
    public bool TryUse(string keyId, string nonce, Instant now, Instant rememberUntil)
    {
        lock (_gate)
        {
            while (_byExpiry.TryPeek(out var oldest, out var expiry) && expiry < now)
            {
                _byExpiry.Dequeue();
                _known.Remove(oldest);
            }

            if (!_known.Add((keyId, nonce)))
            {
                return false;
            }

            _byExpiry.Enqueue((keyId, nonce), rememberUntil);
            return true;
        }
    }
}
