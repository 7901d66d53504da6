namespace AliRds.Backups.Client.Emulator;

/// <summary>A fault and the requests that it waits for. Conditions that are not set do not matter.</summary>
public sealed record EmulatorFaultRule
{
    /// <summary>What goes wrong.</summary>
    public required EmulatorFault Fault { get; init; }

    /// <summary>How many matching requests it hits; at least 1, default 1. <see cref="int.MaxValue"/> for all of them.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests pass unharmed before; default 0.</summary>
    public int Skip { get; init; }

    /// <summary>Operation, such as <c>DescribeBackups</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Instance asked about.</summary>
    public string? DBInstanceId { get; init; }

    /// <summary>Backup asked about, be it in a call or by a link.</summary>
    public string? BackupId { get; init; }

    /// <summary>Byte of the file that the answer holds; downloads only.</summary>
    public long? Byte { get; init; }

    /// <summary>Page asked for; a request without <c>PageNumber</c> asks for 1.</summary>
    public int? PageNumber { get; init; }

    /// <summary>Key that signed.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Any other condition on the request part of the journal entry.</summary>
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
            DBInstanceId,
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
        && (DBInstanceId is null || DBInstanceId == request.DBInstanceId)
        && (PageNumber is null || $"{PageNumber}" == request.Parameters.GetValueOrDefault("PageNumber", "1"))
        && (AccessKeyId is null || AccessKeyId == request.AccessKeyId)
        && (When is null || When(request));
}
