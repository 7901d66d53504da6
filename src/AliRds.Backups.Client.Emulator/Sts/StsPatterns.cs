using System.Text.RegularExpressions;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>The formats of names that STS accepts.</summary>
internal static partial class StsPatterns
{
    public static bool IsRoleArn(string text) => RoleArn().IsMatch(text);

    public static bool IsSessionName(string text) => SessionName().IsMatch(text);

    [GeneratedRegex(@"\Aacs:ram::[0-9]+:role/[A-Za-z0-9.-]{1,64}\z", RegexOptions.IgnoreCase)]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"\A[A-Za-z0-9.@_-]{2,64}\z")]
    private static partial Regex SessionName();
}
