using AliRds.Backups.Client;

namespace DownloadBackups;

/// <summary>Finds the backups that the user chose.</summary>
internal sealed class BackupChoice(IRdsBackupsClient client, string instance)
{
    /// <exception cref="ArgumentException">An option has an invalid value, or no backup matches.</exception>
    public async Task<IReadOnlyList<Backup>> FindAsync(DownloadArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.BackupIds.Count > 0)
        {
            return await FindByIdAsync(arguments.BackupIds, cancellationToken);
        }

        var backups = await ListAsync(arguments, cancellationToken);
        if (backups.Count == 0)
        {
            throw new ArgumentException($"The instance {instance} has no matching backup that can be downloaded.");
        }

        return arguments.From is null && arguments.To is null ? [backups.MaxBy(backup => backup.EndTime ?? backup.StartTime)!] : backups;
    }

    private async Task<IReadOnlyList<Backup>> FindByIdAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var backups = new List<Backup>();
        foreach (var id in ids.Distinct())
        {
            backups.Add(await client.GetBackupAsync(instance, id, cancellationToken));
        }

        return backups;
    }

    private async Task<List<Backup>> ListAsync(DownloadArguments arguments, CancellationToken cancellationToken)
    {
        var builder = DescribeBackupsRequest.For(instance).WithStatus(BackupStatus.Success).WithPageSize(100);
        builder = arguments.From is { } from ? builder.WithStartTime(from) : builder;
        builder = arguments.To is { } to ? builder.WithEndTime(to) : builder;
        var backups = new List<Backup>();
        await foreach (var backup in client.GetBackupsAsync(builder.Build(), cancellationToken: cancellationToken))
        {
            if (backup.IsDownloadable)
            {
                backups.Add(backup);
            }
        }

        return backups;
    }
}
