namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>A response of STS: either credentials, or a code and a message.</summary>
internal sealed class StsAnswer
{
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public KeyAnswer? Credentials { get; init; }
}
