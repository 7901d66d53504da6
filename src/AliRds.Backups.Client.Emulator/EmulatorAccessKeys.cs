using System.Collections.Concurrent;
using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>The access keys that a running emulator knows, and what they may do. Safe to use from any thread.</summary>
public sealed class EmulatorAccessKeys
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string KeyId, string InstanceId), bool> _denials = new();
    private readonly ulong _random;
    private readonly Func<Instant> _now;
    private long _issued;

    internal EmulatorAccessKeys(ulong random, Func<Instant> now)
    {
        _random = random;
        _now = now;
    }

    /// <summary>Adds a permanent key, or gives a known one a new secret.</summary>
    public void Add(string accessKeyId, string accessKeySecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(accessKeySecret);
        _keys[accessKeyId] = new AccessKey(accessKeyId, accessKeySecret);
    }

    /// <summary>Forgets a key. False if it was not known.</summary>
    public bool Remove(string accessKeyId) => _keys.TryRemove(accessKeyId, out _);

    /// <summary>Disables or enables a key: <c>InvalidAccessKeyId.Inactive</c>.</summary>
    /// <exception cref="KeyNotFoundException">The key is not known.</exception>
    public void SetActive(string accessKeyId, bool active) => _keys[accessKeyId] = _keys[accessKeyId] with { IsActive = active };

    /// <summary>Lets RAM deny a key everything, or one instance only: <c>Forbidden.RAM</c>.</summary>
    public void Deny(string accessKeyId, string? instanceId = null) => _denials[(accessKeyId, instanceId ?? "")] = true;

    /// <summary>Takes back a <see cref="Deny"/> with the same arguments.</summary>
    public void Allow(string accessKeyId, string? instanceId = null) => _denials.TryRemove((accessKeyId, instanceId ?? ""), out _);

    /// <summary>Issues a temporary key pair.</summary>
    /// <param name="lifetime">Time until it expires on the emulator's clock; not negative.</param>
    public EmulatorTemporaryCredentials Issue(Duration lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, Duration.Zero);
        var number = (ulong)Interlocked.Increment(ref _issued);
        var issued = new EmulatorTemporaryCredentials(
            $"STS.{Draw(number, 1)}", Draw(number, 2), $"CAIS{Draw(number, 3)}{Draw(number, 4)}/+=", _now() + lifetime);
        _keys[issued.AccessKeyId] =
            new AccessKey(issued.AccessKeyId, issued.AccessKeySecret) { SecurityToken = issued.SecurityToken, Expiration = issued.Expiration };
        return issued;
    }

    internal IEnumerable<AccessKey> All => _keys.Values;

    internal AccessKey? Find(string accessKeyId) => _keys.GetValueOrDefault(accessKeyId);

    internal bool IsKnownToken(string token) => All.Any(key => key.SecurityToken == token);

    internal bool IsDenied(string accessKeyId, string instanceId) =>
        _denials.ContainsKey((accessKeyId, "")) || _denials.ContainsKey((accessKeyId, instanceId));

    private string Draw(ulong number, ulong part) =>
        Convert.ToHexString(BitConverter.GetBytes(Mix.Of(Mix.Of(_random, number), part)));
}
