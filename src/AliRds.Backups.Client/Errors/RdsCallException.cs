using System.Globalization;
using System.Text;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client;

/// <summary>A call failed. The message says what came back, from which host, after how many attempts, and what to do.</summary>
public abstract class RdsCallException : RdsBackupsException
{
    private protected RdsCallException(string reason, Exception? innerException = null)
        : base(reason, innerException) => Reason = reason;

    /// <summary>The id of the request, when a response came back.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The host that was called.</summary>
    public string? Host { get; internal set; }

    /// <summary>How many times the call was sent; 0 when it was never sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The time from the start of the call to this exception, including waits.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>What to do, in one plain sentence; <see langword="null"/> when there is no advice.</summary>
    public string? Hint { get; internal set; }

    /// <summary>Whether a retry may help, and what it needs.</summary>
    internal RetryAdvice RetryAdvice { get; set; }

    /// <summary>How long the server asks to wait before the next attempt.</summary>
    internal TimeSpan? ServerDelay { get; init; }

    /// <summary>What happened, without the hint and the facts.</summary>
    internal string Reason { get; }

    /// <summary>The facts of the call, as the message tells them.</summary>
    internal string Facts
    {
        get
        {
            List<string> facts = [.. AdditionalFacts];
            facts.Add($"request id: {RequestId ?? "none"}");
            facts.Add($"host: {Host ?? "unknown"}");
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"attempts: {Attempts}"));
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"after: {Elapsed.TotalSeconds:0.0} s"));
            return string.Join(", ", facts);
        }
    }

    /// <summary>The reason, the hint and the facts of the call. It never contains a secret, a signature or a signed link.</summary>
    public override string Message
    {
        get
        {
            var text = new StringBuilder(Reason);
            if (Hint is not null)
            {
                text.Append(' ').Append(Hint);
            }

            return text.Append(" (").Append(Facts).Append(')').ToString();
        }
    }

    private protected virtual IEnumerable<string> AdditionalFacts => [];
}
