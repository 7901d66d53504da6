namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>How to ask the metadata service: with which token, if any, and how long to wait for a response.</summary>
internal sealed class MetadataSession(string? token, TimeSpan nextLimit)
{
    public string? Token { get; } = token;

    public TimeSpan NextLimit { get; } = nextLimit;
}
