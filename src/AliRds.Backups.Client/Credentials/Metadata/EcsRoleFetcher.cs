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

    public async Task<RdsCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        using var client = new MetadataClient(options, runtime);
        var session = await client.OpenAsync(cancellationToken).ConfigureAwait(false);
        var role = ConfiguredRole() ?? await FindRoleAsync(client, session, cancellationToken).ConfigureAwait(false);
        var answer = await client.GetRoleAsync(session, role, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw new RdsCredentialsUnavailableException($"The metadata service has no key of the role '{role}' (HTTP status {answer.Status}).");
        }

        var key = CredentialsJson.Read(answer.Body, CredentialsJsonContext.Default.KeyAnswer, "The answer of the metadata service");
        return key.Code == "Success"
            ? key.ToCredentials("the metadata service")
            : throw new RdsCredentialsUnavailableException($"The metadata service gave no key of the role '{role}': its code is '{key.Code}'.");
    }

    private string? ConfiguredRole() => string.IsNullOrWhiteSpace(options.RoleName)
        ? runtime.Variable(CredentialsVariables.EcsRole)
        : options.RoleName.Trim();

    private static async Task<string> FindRoleAsync(MetadataClient client, MetadataSession session, CancellationToken cancellationToken)
    {
        var answer = await client.GetRoleAsync(session, null, cancellationToken).ConfigureAwait(false);
        var name = answer.Body.Trim();
        return answer.IsSuccess && name.Length > 0
            ? name
            : throw new RdsCredentialsUnavailableException($"The instance has no RAM role (HTTP status {answer.Status} of the metadata service).");
    }
}
