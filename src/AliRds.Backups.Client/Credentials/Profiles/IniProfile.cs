namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>One section of an ini file. A blank value counts as absent.</summary>
internal sealed class IniProfile(string name, IReadOnlyDictionary<string, string> values)
{
    public string? Find(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    public string Require(string key) =>
        Find(key) ?? throw new RdsCredentialsUnavailableException($"The profile '{name}' has no {key}.");
}
