namespace BackupWorker;

internal static class Help
{
    public const string Text = """
        Judges the backups of an RDS instance, with logs, traces, metrics and a health check.

          BackupWorker [--once] [--Worker:InstanceId=rm-xxxxxxxx] [--RdsBackups:RegionId=cn-hangzhou]

        --once   Judges once and ends: exit code 0 when the instance is healthy, 1 when it is not or could not be judged.
        --help   Shows this text.

        Without --once it judges once an hour (Worker:Interval) until it is stopped; the exit code tells the last verdict.
        Every option of appsettings.json can be given as --Section:Option=value. Without the access key in ALIBABA_CLOUD_ACCESS_KEY_ID
        and ALIBABA_CLOUD_ACCESS_KEY_SECRET it runs on an emulator in its own process.
        """;
}
