namespace AliRds.Backups.Client.DocumentationTests.Markdown;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The path of the page in the repository.</param>
/// <param name="Line">The line of its first line of text, from 1.</param>
/// <param name="Info">What follows the opening fence: the language and, after <c>norun:</c>, why the block is not run.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record CodeBlock(string Page, int Line, string Info, string Text)
{
    private const string NoRunMark = "norun:";

    internal string Language => Info.Split(' ')[0];

    /// <summary>Why the block is compiled only; <see langword="null"/> when it is run.</summary>
    internal string? NoRunReason => Info.IndexOf(NoRunMark, StringComparison.Ordinal) is var at and >= 0 ? Info[(at + NoRunMark.Length)..].Trim() : null;

    public override string ToString() => $"{Page}:{Line}";
}
