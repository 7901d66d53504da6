using System.Text;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Splits a command as a POSIX shell would, without its expansions: blanks, single and double quotes, backslashes.</summary>
internal static class CommandLine
{
    /// <exception cref="FormatException">A quote is not closed, or nothing follows a backslash.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var position = 0;
        while (SkipBlanks(line, ref position))
        {
            words.Add(ReadWord(line, ref position));
        }

        return words;
    }

    private static bool SkipBlanks(string line, ref int position)
    {
        while (position < line.Length && char.IsWhiteSpace(line[position]))
        {
            position++;
        }

        return position < line.Length;
    }

    private static string ReadWord(string line, ref int position)
    {
        var word = new StringBuilder();
        while (position < line.Length && !char.IsWhiteSpace(line[position]))
        {
            var current = line[position++];
            if (current is '\'' or '"')
            {
                ReadQuoted(line, ref position, current, word);
            }
            else
            {
                word.Append(current == '\\' ? Next(line, ref position) : current);
            }
        }

        return word.ToString();
    }

    private static void ReadQuoted(string line, ref int position, char quote, StringBuilder word)
    {
        for (var current = Next(line, ref position); current != quote; current = Next(line, ref position))
        {
            if (current == '\\' && quote == '"')
            {
                AppendEscaped(Next(line, ref position), word);
            }
            else
            {
                word.Append(current);
            }
        }
    }

    // Between double quotes a backslash is itself, except before these.
    private static void AppendEscaped(char escaped, StringBuilder word)
    {
        if (escaped is not ('"' or '\\' or '$' or '`'))
        {
            word.Append('\\');
        }

        word.Append(escaped);
    }

    private static char Next(string line, ref int position) => position < line.Length
        ? line[position++]
        : throw new FormatException("The command ends within a quote or after a backslash.");
}
