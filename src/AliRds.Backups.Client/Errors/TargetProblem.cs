namespace AliRds.Backups.Client;

/// <summary>Why a file cannot be written.</summary>
public enum TargetProblem
{
    /// <summary>The file system failed in another way; see the inner exception.</summary>
    Other,

    /// <summary>A file of that name exists and may not be replaced.</summary>
    AlreadyExists,

    /// <summary>Another process or call is downloading to the same target.</summary>
    InUse,

    /// <summary>The disk is full, or too small for the file.</summary>
    DiskFull,

    /// <summary>The user's disk quota is used up.</summary>
    QuotaExceeded,

    /// <summary>The user may not write there, or the target is a folder.</summary>
    PermissionDenied,

    /// <summary>The file system is mounted read-only.</summary>
    ReadOnly,

    /// <summary>The path, or a name in it, is too long.</summary>
    PathTooLong,

    /// <summary>The folder does not exist.</summary>
    FolderMissing,
}
