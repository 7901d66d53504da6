namespace AliRds.Backups.Client.Tests.Credentials.Support;

/// <summary>Every secret of these tests carries one mark, so that one search finds any of them anywhere.</summary>
internal static class Secrets
{
    public const string Mark = "xHuShx/+";

    public static string Key(int number) => $"{Mark}key{number}";

    public static string Token(int number) => $"{Mark}token{number}";

    /// <summary>The ways in which the mark can be written.</summary>
    public static readonly string[] Marks = [Mark, Uri.EscapeDataString(Mark), Uri.EscapeDataString(Uri.EscapeDataString(Mark)), "xHuShx"];
}
