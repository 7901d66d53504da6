namespace AliRds.Backups.Client.Emulator;

/// <summary>Where a backup is stored. Any other text is allowed too, and is written unchanged.</summary>
public readonly record struct EmulatorStorageClass
{
    private readonly string? _value;

    /// <summary>Creates a value from its text in a response.</summary>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public EmulatorStorageClass(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>Regular storage, from which files can be read. Written as <c>0</c>.</summary>
    public static EmulatorStorageClass Regular { get; } = new("0");

    /// <summary>Archive storage: the file must be restored before it can be read. Written as <c>1</c>.</summary>
    public static EmulatorStorageClass Archive { get; } = new("1");

    /// <summary>The text in a response; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
