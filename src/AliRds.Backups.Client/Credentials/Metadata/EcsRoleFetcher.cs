using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>Gets the key of the RAM role of the ECS instance.</summary>
internal sealed class EcsRoleFetcher(EcsRoleOptions options, EnvironmentVariables variables, Func<MetadataClient> createClient)
    : ICredentialsFetcher
{
    private const string Source = "the metadata service";
    private const int MaxNameLength = 64;

    public string Name => "ecs_ram_role";

    // The token, the name of the role, its key: each within its own limit.
    public TimeSpan Timeout => options.Timeout * 4;

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        var configured = GetConfiguredRole();
        using var client = createClient();
        var session = await client.OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        var role = configured ?? await FindRoleAsync(client, session, cancellationToken).ConfigureAwait(false);
        var response = await client.GetRoleAsync(session, role, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw new RdsCredentialsUnavailableException(
                $"The metadata service has no key of the role '{role}' (HTTP status {response.Status}).")
            {
                IsTransient = response.IsTransient,
            };
        }

        var key = CredentialsResponse.Read(response, Source);
        return key.Code == "Success"
            ? new(key.ToCredentials(Source), response.Date)
            : throw new RdsCredentialsUnavailableException(
                $"The metadata service gave no key of the role '{role}': its code is '{key.SafeCode}'.");
    }

    private string? GetConfiguredRole()
    {
        var name = variables.Get(EnvironmentVariables.EcsRole, options.RoleName);
        return name is null || IsRoleName(name)
            ? name
            : throw new RdsCredentialsUnavailableException(
                "What is set as the role of the instance is not the name of a role: letters, digits, '.', '-', '_'.");
    }

    private static async Task<string> FindRoleAsync(MetadataClient client, MetadataSession session, CancellationToken cancellationToken)
    {
        var response = await client.GetRoleAsync(session, null, cancellationToken).ConfigureAwait(false);
        var name = response.Body.Trim();
        if (!response.IsSuccess || name.Length == 0)
        {
            throw new RdsCredentialsUnavailableException(
                $"The instance has no RAM role (HTTP status {response.Status} of the metadata service).")
            {
                IsTransient = response.IsTransient,
            };
        }

        return IsRoleName(name)
            ? name
            : throw new RdsCredentialsUnavailableException(
                "What the metadata service gave is not the name of a role; something else may respond in its place.");
    }

    /// <summary>The name becomes part of a path, so a path may not stand in its place.</summary>
    private static bool IsRoleName(string name) => name.Length <= MaxNameLength
        && name is not ("." or "..")
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
