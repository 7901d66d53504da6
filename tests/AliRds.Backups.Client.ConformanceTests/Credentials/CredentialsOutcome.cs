namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>The key that a source gave, and what was listed with it.</summary>
internal sealed record CredentialsOutcome(string AccessKeyId, string AccessKeySecret, string? SecurityToken, IReadOnlyList<string> BackupIds)
{
    /// <summary>The vendor's name of the provider; none of ours.</summary>
    public string? Provider { get; init; }

    /// <summary>All of it in one text, for comparing.</summary>
    public string Describe(CredentialsCase @case) =>
        $"{@case}: {AccessKeyId}, {AccessKeySecret}, {SecurityToken ?? "no token"}, {string.Join(' ', BackupIds)}";
}
