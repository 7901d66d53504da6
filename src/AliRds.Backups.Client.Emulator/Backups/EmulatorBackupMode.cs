namespace AliRds.Backups.Client.Emulator;

/// <summary>What started a backup. Any other text is allowed too, and is written unchanged.</summary>
public readonly record struct EmulatorBackupMode
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorBackupMode(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>The backup policy. Written as <c>Automated</c>.</summary>
    public static EmulatorBackupMode Automated { get; } = new("Automated");

    /// <summary>A person or a program. Written as <c>Manual</c>.</summary>
    public static EmulatorBackupMode Manual { get; } = new("Manual");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
