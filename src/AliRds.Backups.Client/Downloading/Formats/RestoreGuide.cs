using AliRds.Backups.Client.Downloading.Formats;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Downloading;

/// <summary>What kind of file a backup is, and how to open it.</summary>
/// <remarks>Source: the pages about restoring a downloaded backup, of each engine.</remarks>
public sealed record RestoreGuide
{
    /// <summary>What is in the file, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The format of the file as a whole; <see cref="BackupFileFormat.Unknown"/> when it cannot be told.</summary>
    public BackupFileFormat Format { get; init; }

    /// <summary>The tools that open it, with their versions. Empty when it cannot be told.</summary>
    public IReadOnlyList<string> Tools
    {
        get;
        init => field = EquatableList<string>.From(value);
    } = EquatableList<string>.Empty;

    /// <summary>The commands, in their order; <c>{file}</c> stands for the file and <c>{folder}</c> for where to unpack.</summary>
    public IReadOnlyList<string> Commands
    {
        get;
        init => field = EquatableList<string>.From(value);
    } = EquatableList<string>.Empty;

    /// <summary>Tells how to open the file of a backup, from its engine, its method and the file name in its link.</summary>
    /// <param name="backup">The backup.</param>
    /// <returns>A guide. When nothing is known about the file, the guide says so and its lists are empty.</returns>
    public static RestoreGuide Create(Backup backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        return RestoreGuideFactory.Create(backup);
    }
}
