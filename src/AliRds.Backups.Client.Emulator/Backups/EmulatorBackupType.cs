namespace AliRds.Backups.Client.Emulator;

/// <summary>Whether a backup is full or incremental. Any other text is allowed too, and is written unchanged.</summary>
public readonly record struct EmulatorBackupType
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorBackupType(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>A full backup. Written as <c>FullBackup</c>.</summary>
    public static EmulatorBackupType FullBackup { get; } = new("FullBackup");

    /// <summary>An incremental backup. Written as <c>IncrementalBackup</c>.</summary>
    public static EmulatorBackupType IncrementalBackup { get; } = new("IncrementalBackup");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
