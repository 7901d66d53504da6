using AliRds.Backups.Client;

namespace ListBackups;

/// <summary>The arguments of the program.</summary>
internal sealed record ListOptions
{
    public required IReadOnlyList<string> Instances { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public BackupStatus? Status { get; init; }

    public BackupType? Type { get; init; }

    public BackupMode? Mode { get; init; }

    public int PageSize { get; init; }

    public string? Region { get; init; }

    public RdsNetwork Network { get; init; }

    public Uri? Endpoint { get; init; }

    public RdsSignatureVersion Signature { get; init; }

    public RdsResponseFormat Format { get; init; }

    public required CredentialsChoice Credentials { get; init; }

    public int MaxRetries { get; init; }

    public bool Json { get; init; }

    /// <summary>The request for one instance.</summary>
    /// <exception cref="ArgumentException">
    /// An option has an invalid value, or two options contradict each other; nothing has been sent.
    /// </exception>
    public DescribeBackupsRequest RequestFor(string instance)
    {
        var builder = DescribeBackupsRequest.For(instance).WithStatus(Status).WithType(Type).WithMode(Mode).WithPageSize(PageSize);
        builder = From is { } from ? builder.WithStartTime(from) : builder;
        builder = To is { } to ? builder.WithEndTime(to) : builder;
        return builder.Build();
    }
}
