namespace AliRds.Backups.Client.Emulator;

/// <summary>The outcome of a backup. Any other text is allowed too, and is written unchanged.</summary>
public readonly record struct EmulatorBackupStatus
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorBackupStatus(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>The backup can be restored from. Written as <c>Success</c>.</summary>
    public static EmulatorBackupStatus Success { get; } = new("Success");

    /// <summary>The backup failed and has no file. Written as <c>Failed</c>.</summary>
    public static EmulatorBackupStatus Failed { get; } = new("Failed");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
