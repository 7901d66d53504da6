namespace AliRds.Backups.Client.Credentials;

/// <summary>Always gives the same access key.</summary>
public sealed class StaticCredentialsProvider : IRdsCredentialsProvider
{
    private readonly RdsCredentials _credentials;

    /// <summary>Makes a provider of one access key.</summary>
    /// <param name="credentials">The key.</param>
    public StaticCredentialsProvider(RdsCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        _credentials = credentials;
    }

    /// <summary>Makes a provider of one access key.</summary>
    /// <param name="accessKeyId">The id of the key, not blank; ASCII without control characters.</param>
    /// <param name="accessKeySecret">The secret of the key, not blank; ASCII without control characters.</param>
    /// <param name="securityToken">The STS token of a temporary key, ASCII without control characters; <see langword="null"/> for a
    /// permanent one.</param>
    /// <exception cref="ArgumentException"> The id or the secret is blank, the token is blank but not <see langword="null"/>, or one of
    /// them ends in a line break, or holds a control character or one that is not ASCII.
    /// </exception>
    public StaticCredentialsProvider(string accessKeyId, string accessKeySecret, string? securityToken = null)
        : this(new RdsCredentials(accessKeyId, accessKeySecret, securityToken))
    {
    }

    /// <inheritdoc/>
    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) => new(_credentials);
}
