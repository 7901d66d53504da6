using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.IntegrationTests.Credentials.Support;

/// <summary>Searches texts for secrets, as they are and as they travel in an address.</summary>
internal static class SecretScan
{
    /// <summary>The secrets of an emulator: of the account, and of every temporary key that it has issued.</summary>
    public static IReadOnlyList<string> SecretsOf(RdsBackupsEmulator emulator) =>
    [
        emulator.AccessKeySecret,
        EmulatorSts.DefaultOidcToken,
        .. emulator.AccessKeys.All.SelectMany(key => new[] { key.Secret, key.SecurityToken }).OfType<string>(),
    ];

    /// <returns>The texts that hold a secret.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<string> texts, IEnumerable<string> secrets)
    {
        var forms = secrets.SelectMany(Forms).Distinct().ToList();
        return [.. texts.Where(text => forms.Exists(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))];
    }

    private static IEnumerable<string> Forms(string secret)
    {
        var once = Uri.EscapeDataString(secret);
        return [secret, once, Uri.EscapeDataString(once)];
    }
}
