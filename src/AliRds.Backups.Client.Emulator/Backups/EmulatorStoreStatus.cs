namespace AliRds.Backups.Client.Emulator;

/// <summary>Whether a backup may be deleted. Any other text is allowed too, and is written unchanged.</summary>
public readonly record struct EmulatorStoreStatus
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorStoreStatus(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>The backup may be deleted. Written as <c>Enabled</c>.</summary>
    public static EmulatorStoreStatus Enabled { get; } = new("Enabled");

    /// <summary>The backup may not be deleted. Written as <c>Disabled</c>.</summary>
    public static EmulatorStoreStatus Disabled { get; } = new("Disabled");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
