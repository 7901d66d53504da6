using System.Collections.Concurrent;
using AliRds.Backups.Client.Emulator.Keys;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>The access keys of a running emulator and their permissions. Thread-safe.</summary>
public sealed class EmulatorAccessKeys
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string KeyId, string DbInstanceId), bool> _denials = new();
    private readonly ulong _random;
    private readonly ServiceClock _clock;
    private long _issued;

    internal EmulatorAccessKeys(ulong random, ServiceClock clock)
    {
        _random = random;
        _clock = clock;
    }

    /// <summary>Adds a permanent key, or replaces the secret of a known key.</summary>
    public void Add(string accessKeyId, string accessKeySecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(accessKeySecret);
        _keys[accessKeyId] = new AccessKey(accessKeyId, accessKeySecret);
    }

    /// <summary>Removes a key. False if it is unknown.</summary>
    public bool Remove(string accessKeyId) => _keys.TryRemove(accessKeyId, out _);

    /// <summary>Disables a key: calls with it fail with <c>InvalidAccessKeyId.Inactive</c>.</summary>
    /// <exception cref="KeyNotFoundException">The key is unknown.</exception>
    public void Disable(string accessKeyId) => _keys[accessKeyId] = _keys[accessKeyId] with { IsActive = false };

    /// <summary>Undoes <see cref="Disable"/>.</summary>
    /// <exception cref="KeyNotFoundException">The key is unknown.</exception>
    public void Enable(string accessKeyId) => _keys[accessKeyId] = _keys[accessKeyId] with { IsActive = true };

    /// <summary>Denies a key all calls, or all calls for one instance: they fail with <c>Forbidden.RAM</c>.</summary>
    public void Deny(string accessKeyId, string? dbInstanceId = null) => _denials[(accessKeyId, dbInstanceId ?? "")] = true;

    /// <summary>Undoes a <see cref="Deny"/> with the same arguments.</summary>
    public void Allow(string accessKeyId, string? dbInstanceId = null) => _denials.TryRemove((accessKeyId, dbInstanceId ?? ""), out _);

    internal EmulatorTemporaryCredentials Issue(Duration lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, Duration.Zero);
        var number = (ulong)Interlocked.Increment(ref _issued);
        var issued = new EmulatorTemporaryCredentials(
            $"STS.{Hex(number, 1)}", Hex(number, 2), $"CAIS{Hex(number, 3)}{Hex(number, 4)}/+=", _clock.Now + lifetime);
        _keys[issued.AccessKeyId] = new AccessKey(issued.AccessKeyId, issued.AccessKeySecret)
        {
            SecurityToken = issued.SecurityToken,
            Expiration = issued.Expiration,
        };
        return issued;
    }

    internal IEnumerable<AccessKey> All => _keys.Values;

    internal AccessKey? Find(string accessKeyId) => _keys.GetValueOrDefault(accessKeyId);

    internal bool IsKnownToken(string token) => All.Any(key => key.SecurityToken == token);

    internal bool IsDenied(string accessKeyId, string dbInstanceId) =>
        _denials.ContainsKey((accessKeyId, "")) || _denials.ContainsKey((accessKeyId, dbInstanceId));

    private string Hex(ulong number, ulong part) =>
        Convert.ToHexString(BitConverter.GetBytes(SplitMix64.Mix(SplitMix64.Mix(_random, number), part)));
}
