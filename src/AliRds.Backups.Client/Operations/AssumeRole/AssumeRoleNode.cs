using System.Text;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Operations.AssumeRole;

/// <summary>Takes a response of STS. What it does not need, such as the user that the role became, it passes over.</summary>
internal sealed class AssumeRoleNode : WireNode
{
    private readonly CredentialsNode _credentials = new();
    private string? _requestId;

    internal bool HasCredentials { get; private set; }

    internal string? RequestId => SafeId.From(_requestId);

    internal override WireNode? GetChild(ReadOnlySpan<byte> name)
    {
        var isCredentials = name.SequenceEqual("Credentials"u8);
        HasCredentials |= isCredentials;
        return isCredentials ? _credentials : null;
    }

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (name.SequenceEqual("RequestId"u8))
        {
            value.TryGetId(out _requestId);
        }
    }

    /// <summary>What is missing or cannot be read; <see langword="null"/> when the key is complete.</summary>
    internal string? FindFault() => !HasCredentials ? "it has no Credentials" : _credentials.FindFault();

    /// <summary>The key, when there is no fault.</summary>
    internal RdsCredentials ToCredentials() => _credentials.ToCredentials();

    private sealed class CredentialsNode : WireNode
    {
        private readonly StringPool _pool = new();
        private Fields _fields;

        private static WireFieldTable<Fields> Table { get; } = new(
            ("AccessKeyId", static (ref fields, in value, _) => value.TryGetId(out fields.AccessKeyId)),
            ("AccessKeySecret", static (ref fields, in value, _) => value.TryGetId(out fields.AccessKeySecret)),
            ("SecurityToken", static (ref fields, in value, _) => value.TryGetId(out fields.SecurityToken)),
            ("Expiration", static (ref fields, in value, _) => value.TryGetTimestamp(out fields.Expiration)));

        internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
        {
            if (Table.Find(name) is { } read && !read(ref _fields, value, _pool))
            {
                _fields.Unreadable = Encoding.UTF8.GetString(name);
            }
        }

        internal string? FindFault() => _fields switch
        {
            { Unreadable: { } name } => $"its {name} cannot be read",
            { AccessKeyId: null } => "it has no AccessKeyId",
            { AccessKeySecret: null } => "it has no AccessKeySecret",
            { SecurityToken: null } => "it has no SecurityToken",
            { Expiration: null } => "it has no Expiration",
            _ => null,
        };

        internal RdsCredentials ToCredentials() =>
            new(_fields.AccessKeyId!, _fields.AccessKeySecret!, _fields.SecurityToken, _fields.Expiration);

        private struct Fields
        {
            internal string? AccessKeyId;
            internal string? AccessKeySecret;
            internal string? SecurityToken;
            internal Instant? Expiration;
            internal string? Unreadable;
        }
    }
}
