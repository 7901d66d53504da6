namespace AliRds.Backups.Client.Downloading.Formats;

/// <summary>Knows what the files of backups are, from engine, method and the ending of the name.</summary>
internal static class RestoreGuideFactory
{
    /// <summary>The owner only: it holds the data, and PostgreSQL starts with no other mode.</summary>
    private const string MakeFolder = "mkdir -p -m 700 {folder}";

    private const string Xtrabackup24 = "Percona XtraBackup 2.4";
    private const string Xtrabackup80 = "Percona XtraBackup 8.0";

    internal static RestoreGuide Create(Backup backup)
    {
        var link = backup.DownloadLink ?? backup.IntranetDownloadLink ?? (backup.DatabaseLinks is [var database, ..] ? database.DownloadLink : null);
        return Create(backup, link?.ObjectPath ?? string.Empty);
    }

    internal static RestoreGuide Create(Backup backup, string objectPath)
    {
        if (backup.Method == BackupMethod.Snapshot)
        {
            return new RestoreGuide { Description = "A snapshot of a cloud disk: no file, restore it to an instance, or export it with the advanced download." };
        }

        var guide = Choose(backup, objectPath);
        var unpacks = guide.Commands.Any(command => command.Contains("{folder}", StringComparison.Ordinal));
        return guide with { Format = FormatSniffer.FromName(objectPath), Commands = unpacks ? [MakeFolder, .. guide.Commands] : guide.Commands };
    }

    private static RestoreGuide Choose(Backup backup, string path) => path switch
    {
        _ when Ends(path, "_qp.xb") => Physical(backup, "An xbstream of files, each compressed by qpress.", ["qpress"],
            "cat {file} | xbstream -x -v -C {folder}", "xtrabackup --decompress --remove-original --target-dir={folder}"),
        _ when Ends(path, "_xb.qp") => Physical(backup, "An xbstream, compressed by qpress as a whole.", ["qpress"],
            "qpress -do {file} | xbstream -x -v -C {folder}"),
        _ when Ends(path, ".xb.gz") => Physical(backup, "An xbstream, compressed by gzip.", ["gzip"],
            "gzip -d -c {file} | xbstream -x -v -C {folder}"),
        _ when Ends(path, ".tar.gz") && backup.Engine == DatabaseEngine.PostgreSql => PostgreSql(backup),
        _ when Ends(path, ".tar.gz") => Physical(backup, "A tar of data files, compressed by gzip.", ["tar", "gzip"],
            "tar -izxvf {file} -C {folder}"),
        _ when Ends(path, ".tar") => Logical(),
        _ when Ends(path, ".zip") => SqlServerZip(backup),
        _ when Ends(path, ".bak") => SqlServerBackup(backup),
        _ => new RestoreGuide { Description = "Nothing is known about files of this kind." },
    };

    private static RestoreGuide Physical(Backup backup, string description, string[] unpackers, params string[] unpack)
    {
        var xtrabackup = backup.EngineVersion?.StartsWith('8') == true ? Xtrabackup80 : Xtrabackup24;
        return new RestoreGuide
        {
            Description = $"{description} Physical backup of {backup.Engine?.Value ?? "MySQL"} {backup.EngineVersion}".TrimEnd() + ".",
            Tools = [.. unpackers, backup.EngineVersion is null ? $"{Xtrabackup24} (MySQL 5.x) or {Xtrabackup80} (MySQL 8.0)" : xtrabackup],
            Commands = [.. unpack, "xtrabackup --prepare --target-dir={folder}", "mysqld --datadir={folder}"],
        };
    }

    private static RestoreGuide Logical() => new()
    {
        Description = "A tar with one SQL dump of each database, compressed by gzip.",
        Tools = ["tar", "gzip", "mysql"],
        Commands = ["tar -xf {file} -C {folder}", "gzip -d -c {folder}/DATABASE_datafull_TIME.sql.gz | mysql DATABASE"],
    };

    private static RestoreGuide PostgreSql(Backup backup) => new()
    {
        Description = "A tar of the data directory (base backup), compressed by gzip.",
        Tools = ["tar", "gzip", $"PostgreSQL {backup.EngineVersion ?? "of the same major version"}"],
        Commands = ["tar -xzf {file} -C {folder}", "pg_ctl -D {folder} start"],
    };

    private static RestoreGuide SqlServerZip(Backup backup) => new()
    {
        Description = "A zip with a .bak file of each database, and the jobs and logins of the instance.",
        Tools = ["unzip", SqlServer(backup)],
        Commands = ["unzip {file} -d {folder}", "RESTORE DATABASE [name] FROM DISK = '{folder}/name.bak'"],
    };

    private static RestoreGuide SqlServerBackup(Backup backup) => new()
    {
        Description = "A native backup of one database.",
        Tools = [SqlServer(backup)],
        Commands = ["RESTORE DATABASE [name] FROM DISK = '{file}'"],
    };

    private static string SqlServer(Backup backup) => $"SQL Server {backup.EngineVersion ?? "of the same version"} or newer";

    private static bool Ends(string path, string suffix) => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
