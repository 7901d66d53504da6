using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>Which object a journal is about, how it is cut, and who wrote it. It holds no link, only the path of the object.</summary>
internal sealed record JournalIdentity
{
    internal required string BackupId { get; init; }

    internal required string InstanceId { get; init; }

    internal required RemoteObject Remote { get; init; }

    internal required long PartSize { get; init; }

    internal required bool WithChecksum { get; init; }

    internal int OwnerProcessId { get; init; } = Environment.ProcessId;

    internal string OwnerMachine { get; init; } = Environment.MachineName;

    internal static JournalIdentity Create(Backup backup, RemoteObject remote, DownloadOptions options) => new()
    {
        BackupId = backup.BackupId.Value,
        InstanceId = backup.DbInstanceId.Value,
        Remote = remote,
        PartSize = PartPlan.GetPartSize(remote.Length, options.PartSize),
        WithChecksum = options.Verification != VerificationLevel.Length,
    };

    internal bool IsFor(Backup backup) => BackupId == backup.BackupId.Value && InstanceId == backup.DbInstanceId.Value;

    /// <summary>Why what an earlier run wrote cannot be used now; <see langword="null"/> when it can.</summary>
    internal string? ReasonNotToResume(JournalIdentity earlier)
    {
        if (BackupId != earlier.BackupId || InstanceId != earlier.InstanceId)
        {
            return "the earlier download was of another backup";
        }

        if (Remote.GetDifferenceFrom(earlier.Remote) is { } difference)
        {
            return $"the file of the backup was replaced since: {difference}";
        }

        return WithChecksum && !earlier.WithChecksum ? "the earlier download kept no checksums" : null;
    }
}
