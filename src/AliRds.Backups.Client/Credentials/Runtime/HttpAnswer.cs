using NodaTime;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>A response of a source of credentials. Not a record: its body holds secrets, which a record would print.</summary>
internal sealed class HttpAnswer(int status, string body, Instant? date = null)
{
    public int Status { get; } = status;

    public string Body { get; } = body;

    /// <summary>The time by the clock of whoever answered.</summary>
    public Instant? Date { get; } = date;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the same question may be answered after a moment.</summary>
    public bool IsTransient => Status is >= 500 or 408 or 429;
}
