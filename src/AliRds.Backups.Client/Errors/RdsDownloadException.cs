using System.Globalization;
using System.Text;

namespace AliRds.Backups.Client;

/// <summary>
/// A download did not produce a good file: the object store refused it, the connection kept breaking, or the object changed.
/// <see cref="KeptPath"/> says whether the same call resumes where this one stopped. There are derived classes where a caller would act
/// differently.
/// </summary>
public class RdsDownloadException : RdsBackupsException
{
    private readonly string _reason;

    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="reason">What happened. It must not contain a signed link.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsDownloadException(string reason, Exception? innerException = null)
        : base(reason, innerException) => _reason = reason;

    /// <summary>The error code of the object store, such as <c>AccessDenied</c>; <see langword="null"/> when it sent none.</summary>
    public string? Code { get; internal set; }

    /// <summary>The HTTP status of the object store; <see langword="null"/> when no response came.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The id of the request at the object store, when a response came back.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The file that was kept, from which the same call resumes; <see langword="null"/> when nothing was kept.</summary>
    public string? KeptPath { get; internal set; }

    /// <summary>How many bytes of the backup the kept file holds.</summary>
    public long KeptBytes { get; internal set; }

    /// <summary>The reason, the facts of the response, and what was kept. It never contains a signature or a signed link.</summary>
    public override string Message
    {
        get
        {
            var text = new StringBuilder(_reason);
            var facts = string.Join(", ", Facts());
            return facts.Length == 0 ? text.ToString() : text.Append(" (").Append(facts).Append(')').ToString();
        }
    }

    private IEnumerable<string> Facts()
    {
        if (StatusCode is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"HTTP status: {StatusCode}");
        }

        if (Code is not null)
        {
            yield return $"code: {Code}";
        }

        if (RequestId is not null)
        {
            yield return $"request id: {RequestId}";
        }

        if (KeptPath is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"kept: {KeptBytes} bytes in {KeptPath}");
        }
    }
}
