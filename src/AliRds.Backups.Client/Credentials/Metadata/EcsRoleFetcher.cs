using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>Gets the key of the RAM role of the ECS instance.</summary>
internal sealed class EcsRoleFetcher(EcsRoleOptions options, CredentialsRuntime runtime) : ICredentialsFetcher
{
    public string Name => "ecs_ram_role";

    // The token, the name of the role, its key: each within its own limit.
    public TimeSpan Limit => options.Timeout * 4;

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var configured = ConfiguredRole();
        using var client = new MetadataClient(options, runtime);
        var session = await client.OpenAsync(cancellationToken).ConfigureAwait(false);
        var role = configured ?? await FindRoleAsync(client, session, cancellationToken).ConfigureAwait(false);
        var response = await client.GetRoleAsync(session, role, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw new RdsCredentialsUnavailableException($"The metadata service has no key of the role '{role}' (HTTP status {response.Status}).")
            {
                IsTransient = response.IsTransient,
            };
        }

        var key = CredentialsJson.Read(response.Body, CredentialsJsonContext.Default.KeyAnswer, "The response of the metadata service");
        return key.Code == "Success"
            ? new(key.ToCredentials("the metadata service"), response.Date)
            : throw new RdsCredentialsUnavailableException(
                $"The metadata service gave no key of the role '{role}': its code is '{SafeId.From(key.Code) ?? "not shown"}'.");
    }

    private string? ConfiguredRole()
    {
        var name = string.IsNullOrWhiteSpace(options.RoleName) ? runtime.Variable(CredentialsVariables.EcsRole) : options.RoleName.Trim();
        return name is null || RoleName.IsValid(name)
            ? name
            : throw new RdsCredentialsUnavailableException("What is set as the role of the instance is not the name of a role: letters, digits, '.', '-', '_'.");
    }

    private static async Task<string> FindRoleAsync(MetadataClient client, MetadataSession session, CancellationToken cancellationToken)
    {
        var response = await client.GetRoleAsync(session, null, cancellationToken).ConfigureAwait(false);
        var name = response.Body.Trim();
        if (!response.IsSuccess || name.Length == 0)
        {
            throw new RdsCredentialsUnavailableException($"The instance has no RAM role (HTTP status {response.Status} of the metadata service).")
            {
                IsTransient = response.IsTransient,
            };
        }

        return RoleName.IsValid(name)
            ? name
            : throw new RdsCredentialsUnavailableException("What the metadata service gave is not the name of a role; something else may answer in its place.");
    }
}
