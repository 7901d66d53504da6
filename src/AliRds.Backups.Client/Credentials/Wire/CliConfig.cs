using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>The configuration file of the vendor's command line tool.</summary>
internal sealed class CliConfig
{
    [JsonPropertyName("current")]
    public string? Current { get; init; }

    [JsonPropertyName("profiles")]
    public IReadOnlyList<CliProfile?>? Profiles { get; init; }
}
