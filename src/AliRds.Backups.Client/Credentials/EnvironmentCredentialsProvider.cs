namespace AliRds.Backups.Client.Credentials;

/// <summary>
/// Reads the access key from the environment variables <c>ALIBABA_CLOUD_ACCESS_KEY_ID</c>, <c>ALIBABA_CLOUD_ACCESS_KEY_SECRET</c> and,
/// for a temporary key, <c>ALIBABA_CLOUD_SECURITY_TOKEN</c>. A blank variable counts as unset. They are read each time.
/// </summary>
public sealed class EnvironmentCredentialsProvider : IRdsCredentialsProvider
{
    internal const string AccessKeyIdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    internal const string AccessKeySecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    internal const string SecurityTokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    private readonly Func<string, string?> _read;

    /// <summary>Makes a provider that reads the variables of this process.</summary>
    public EnvironmentCredentialsProvider()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    internal EnvironmentCredentialsProvider(Func<string, string?> read) => _read = read;

    /// <inheritdoc/>
    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        var credentials = new RdsCredentials(Require(AccessKeyIdVariable), Require(AccessKeySecretVariable), Read(SecurityTokenVariable));
        return new(credentials);
    }

    private string Require(string variable) =>
        Read(variable) ?? throw new RdsCredentialsUnavailableException($"The environment variable {variable} is not set. Set it to the access key to sign with.");

    private string? Read(string variable)
    {
        var value = _read(variable);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
