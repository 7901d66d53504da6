namespace AliRds.Backups.Client.Downloading;

/// <summary>What to do when the target exists.</summary>
public enum OverwritePolicy
{
    /// <summary>Refuse, before anything is fetched.</summary>
    Fail,

    /// <summary>Replace it in one step, when the new file is whole and proven.</summary>
    Replace,
}
