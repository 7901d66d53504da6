using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials;

/// <summary>
/// Reads the access key from the environment variables <c>ALIBABA_CLOUD_ACCESS_KEY_ID</c>, <c>ALIBABA_CLOUD_ACCESS_KEY_SECRET</c> and,
/// for a temporary key, <c>ALIBABA_CLOUD_SECURITY_TOKEN</c>. A blank variable counts as unset. The variables are read each time.
/// </summary>
public sealed class EnvironmentCredentialsProvider : IRdsCredentialsProvider
{
    private readonly EnvironmentVariables _variables;

    /// <summary>Makes a provider that reads the variables of this process.</summary>
    public EnvironmentCredentialsProvider()
        : this(EnvironmentVariables.OfThisProcess)
    {
    }

    internal EnvironmentCredentialsProvider(EnvironmentVariables variables) => _variables = variables;

    /// <inheritdoc/>
    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) => new(new RdsCredentials(
        _variables.GetRequired(EnvironmentVariables.AccessKeyId),
        _variables.GetRequired(EnvironmentVariables.AccessKeySecret),
        _variables.Get(EnvironmentVariables.SecurityToken)));
}
