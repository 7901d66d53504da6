namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>What kind of thing a value was on the wire. XML knows texts and structures only.</summary>
internal enum WireKind
{
    Null,
    Text,
    Number,
    Boolean,

    /// <summary>An object or an array, as the text it came in.</summary>
    Structure,

    /// <summary>A text that cannot be decoded, as it came.</summary>
    Malformed,
}
