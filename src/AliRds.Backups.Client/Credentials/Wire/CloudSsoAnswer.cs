namespace AliRds.Backups.Client.Credentials.Wire;

internal sealed class CloudSsoAnswer
{
    public KeyAnswer? CloudCredential { get; init; }

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }
}
