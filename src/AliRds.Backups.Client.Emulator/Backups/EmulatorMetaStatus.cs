namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The state of a backup's metadata. Most backups have none. Any other text is allowed too, and is written unchanged.
/// </summary>
public readonly record struct EmulatorMetaStatus
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorMetaStatus(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>The metadata is usable. Written as <c>OK</c>.</summary>
    public static EmulatorMetaStatus Ok { get; } = new("OK");

    /// <summary>The metadata is too large. Written as <c>LARGE</c>.</summary>
    public static EmulatorMetaStatus Large { get; } = new("LARGE");

    /// <summary>There is no metadata. Written as <c>EMPTY</c>.</summary>
    public static EmulatorMetaStatus Empty { get; } = new("EMPTY");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
