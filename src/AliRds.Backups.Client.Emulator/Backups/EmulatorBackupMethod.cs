namespace AliRds.Backups.Client.Emulator;

/// <summary>How a backup was made. Any other text is allowed too, and is written unchanged.</summary>
public readonly record struct EmulatorBackupMethod
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorBackupMethod(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>A copy of the data files. Written as <c>Physical</c>.</summary>
    public static EmulatorBackupMethod Physical { get; } = new("Physical");

    /// <summary>An export of statements. Written as <c>Logical</c>.</summary>
    public static EmulatorBackupMethod Logical { get; } = new("Logical");

    /// <summary>A disk snapshot, which has no file. Written as <c>Snapshot</c>.</summary>
    public static EmulatorBackupMethod Snapshot { get; } = new("Snapshot");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
