namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>An answer of a source of credentials. Not a record: its body holds secrets, which a record would print.</summary>
internal sealed class HttpAnswer(int status, string body)
{
    public int Status { get; } = status;

    public string Body { get; } = body;

    public bool IsSuccess => Status is >= 200 and < 300;
}
