using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>A temporary key as the metadata service, CloudSSO and a credentials URI write it.</summary>
internal sealed class CredentialsResponse
{
    public string? Code { get; init; }

    public string? AccessKeyId { get; init; }

    public string? AccessKeySecret { get; init; }

    public string? SecurityToken { get; init; }

    public string? Expiration { get; init; }

    /// <summary>The code, when it can be shown.</summary>
    [JsonIgnore]
    public string SafeCode => SafeId.From(Code) ?? "not shown";

    /// <param name="response">The response.</param>
    /// <param name="source">Who sent it, for messages.</param>
    /// <exception cref="RdsCredentialsUnavailableException">It is not JSON.</exception>
    public static CredentialsResponse Read(SourceResponse response, string source) =>
        CredentialsJson.Read(response.Body, CredentialsJsonContext.Default.CredentialsResponse, $"The response of {source}");

    /// <param name="source">Who sent it, for messages.</param>
    /// <exception cref="RdsCredentialsUnavailableException">A part is missing.</exception>
    public RdsCredentials ToCredentials(string source) => new(
        GetRequired(source, AccessKeyId),
        GetRequired(source, AccessKeySecret),
        GetRequired(source, SecurityToken),
        CredentialsJson.TryReadTime(GetRequired(source, Expiration))
            ?? throw new RdsCredentialsUnavailableException($"The response of {source} has an {nameof(Expiration)} that is not a time."));

    private static string GetRequired(string source, string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        string.IsNullOrWhiteSpace(value) ? throw new RdsCredentialsUnavailableException($"The response of {source} has no {name}.") : value;
}
