namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>A part of a key cannot be one. Whoever makes the key sees a bad argument; a call tells it as a key that is not available.</summary>
internal sealed class UnsendableKeyException(string reason, string parameter) : ArgumentException(reason, parameter)
{
    /// <summary>What is wrong, without the value and without the name of the parameter.</summary>
    internal string Reason { get; } = reason;
}
