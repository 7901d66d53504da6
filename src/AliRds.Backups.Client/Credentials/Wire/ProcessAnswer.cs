using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>What an external process prints.</summary>
internal sealed class ProcessAnswer
{
    [JsonPropertyName("mode")]
    public string? Mode { get; init; }

    [JsonPropertyName("access_key_id")]
    public string? AccessKeyId { get; init; }

    [JsonPropertyName("access_key_secret")]
    public string? AccessKeySecret { get; init; }

    [JsonPropertyName("sts_token")]
    public string? StsToken { get; init; }

    [JsonPropertyName("expiration")]
    public string? Expiration { get; init; }
}
