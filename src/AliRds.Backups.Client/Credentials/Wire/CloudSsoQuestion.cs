namespace AliRds.Backups.Client.Credentials.Wire;

internal sealed class CloudSsoQuestion
{
    public required string AccountId { get; init; }

    public required string AccessConfigurationId { get; init; }
}
