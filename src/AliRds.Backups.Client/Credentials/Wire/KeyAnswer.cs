using NodaTime;

namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>A temporary key as STS, the metadata service, CloudSSO and a credentials URI write it.</summary>
internal sealed class KeyAnswer
{
    public string? Code { get; init; }

    public string? AccessKeyId { get; init; }

    public string? AccessKeySecret { get; init; }

    public string? SecurityToken { get; init; }

    public string? Expiration { get; init; }

    public RdsCredentials ToCredentials(string source) => new(
        Require(AccessKeyId, nameof(AccessKeyId), source),
        Require(AccessKeySecret, nameof(AccessKeySecret), source),
        Require(SecurityToken, nameof(SecurityToken), source),
        ReadExpiration(source));

    private static string Require(string? value, string name, string source) => string.IsNullOrWhiteSpace(value)
        ? throw new RdsCredentialsUnavailableException($"The response of {source} has no {name}.")
        : value;

    private Instant ReadExpiration(string source) => ExpirationText.Parse(Require(Expiration, nameof(Expiration), source))
        ?? throw new RdsCredentialsUnavailableException($"The response of {source} has an {nameof(Expiration)} that is not a time.");
}
