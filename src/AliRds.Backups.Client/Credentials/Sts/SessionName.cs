using System.Globalization;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Sts;

internal static class SessionName
{
    public static string Choose(string? given, CredentialsRuntime runtime) => !string.IsNullOrWhiteSpace(given)
        ? given.Trim()
        : runtime.Variable(CredentialsVariables.RoleSessionName)
            ?? string.Create(CultureInfo.InvariantCulture, $"alirds-backups-{runtime.Now.ToUnixTimeMilliseconds()}");
}
