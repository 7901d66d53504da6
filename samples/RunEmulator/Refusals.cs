using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace RunEmulator;

/// <summary>Makes every listing fail, to show the messages of a client.</summary>
internal static class Refusals
{
    public static string[] Names => ["denied", "throttled", "failing"];

    public static void Apply(RdsBackupsEmulator emulator, string? name)
    {
        switch (name)
        {
            case "denied":
                emulator.AccessKeys.Deny(emulator.AccessKeyId);
                break;
            case "throttled":
                FailAlways(emulator, EmulatorFault.Throttle(Duration.FromMinutes(10)));
                break;
            case "failing":
                FailAlways(emulator, EmulatorFault.HtmlBadGateway());
                break;
            default:
                break;
        }
    }

    private static void FailAlways(RdsBackupsEmulator emulator, EmulatorFault fault) =>
        emulator.Faults.Add(new EmulatorFaultRule { Fault = fault, Action = "DescribeBackups", Times = int.MaxValue });
}
