namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>A source by the name that <c>js/credentials.js</c> knows, and a profile where it has some.</summary>
public sealed record CredentialsCase(string Source, string? Profile = null)
{
    public override string ToString() => Profile is null ? Source : $"{Source} {Profile}";
}
