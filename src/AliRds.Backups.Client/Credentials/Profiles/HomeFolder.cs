using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Profiles;

internal static class HomeFolder
{
    public static string Combine(CredentialsRuntime runtime, string folder, string file) => Path.Combine(Find(runtime), folder, file);

    private static string Find(CredentialsRuntime runtime) => runtime.Variable("HOME")
        ?? runtime.Variable("USERPROFILE")
        ?? throw new RdsCredentialsUnavailableException("The home folder is not known: neither HOME nor USERPROFILE is set.");
}
