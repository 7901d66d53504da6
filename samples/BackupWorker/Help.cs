namespace BackupWorker;

internal static class Help
{
    public const string Text = """
        Checks the backups of an RDS instance, with logs, traces, metrics and a health check.

          BackupWorker [--once] [--Worker:InstanceId=rm-xxxxxxxx] [--RdsBackups:RegionId=cn-hangzhou]

        --once   Checks once and exits: with code 0 if the instance is healthy, 1 if it is not or could not be checked.
        --help   Shows this help.

        Without --once, it checks once an hour (Worker:Interval) until it is stopped; the exit code shows the last result.
        Every option in appsettings.json can be set as --Section:Option=value. Without an access key in ALIBABA_CLOUD_ACCESS_KEY_ID
        and ALIBABA_CLOUD_ACCESS_KEY_SECRET, it uses an emulator in its own process.
        """;
}
