namespace AliRds.Backups.Client.Emulator;

/// <summary>A fault and the requests that it applies to. Conditions that are not set match every request.</summary>
public sealed record EmulatorFaultRule
{
    /// <summary>What goes wrong.</summary>
    public required EmulatorFault Fault { get; init; }

    /// <summary>How many matching requests it applies to. At least 1; default: 1. <see cref="int.MaxValue"/> means all of them.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests pass before the first fault. Default: 0.</summary>
    public int Skip { get; init; }

    /// <summary>The operation, such as <c>DescribeBackups</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The instance that the request is for.</summary>
    public string? DbInstanceId { get; init; }

    /// <summary>The backup that the request is for, in a call or through a link.</summary>
    public string? BackupId { get; init; }

    /// <summary>A position of the file that the response includes; downloads only.</summary>
    public long? Byte { get; init; }

    /// <summary>The page. A request without <c>PageNumber</c> is for page 1.</summary>
    public int? PageNumber { get; init; }

    /// <summary>The key that signed the request.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Any other condition. It receives the journal entry of the request, which has no outcome yet.</summary>
    public Func<EmulatorJournalEntry, bool>? When { get; init; }

    /// <summary>Name of the fault and its conditions.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Fault.Name,
            Times == int.MaxValue ? "always" : $"{Times} times",
            Skip == 0 ? null : $"after {Skip}",
            Action,
            DbInstanceId,
            BackupId is null ? null : $"backup {BackupId}",
            Byte is null ? null : $"byte {Byte}",
            PageNumber is null ? null : $"page {PageNumber}",
            AccessKeyId,
            When is null ? null : "when ...",
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    internal bool Matches(EmulatorJournalEntry request) =>
        Fault.CanHit(request)
        && (Action is null || Action == request.Action)
        && (BackupId is null || BackupId == request.BackupId)
        && (Byte is null || request.Download?.Covers(Byte.Value) == true)
        && (DbInstanceId is null || DbInstanceId == request.DbInstanceId)
        && (PageNumber is null || $"{PageNumber}" == request.Parameters.GetValueOrDefault("PageNumber", "1"))
        && (AccessKeyId is null || AccessKeyId == request.AccessKeyId)
        && (When is null || When(request));
}
