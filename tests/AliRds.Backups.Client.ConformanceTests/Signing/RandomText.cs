using System.Text;

namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>Texts that are hard to encode, repeatable by their seed.</summary>
internal sealed class RandomText(Random random)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Unreserved = Letters + Digits + "-_.~";
    private const string Reserved = "+/=*~% !'()&?#:;,@$<>\"\\|{}[]^`";
    private const string Controls = "\0\t\n\r\u001f\u007f\u0085\u00a0\u2028\ufeff";

    private static readonly string[] Emoji = ["😀", "🗄️", "👩‍💻", "🇨🇳", "👍🏽", "𠮷", "🧂"];

    private static readonly string[] Fragments = ["%20", "%2F", "+%2B+", "a=b&c=d", "é", "e\u0301", "ß", "Ω", "日本", "ﬀ", "備份"];

    public string NameOf(int length) => Pick(Letters) + Of(length - 1, Letters + Digits + "._-");

    public string Alphanumeric(int length) => Of(length, Letters + Digits);

    /// <summary>What a header can carry: visible ASCII, with blanks inside only.</summary>
    public string HeaderSafe(int length) => Pick(Letters) + Of(length - 2, Unreserved + Reserved) + Pick(Digits);

    /// <summary>Empty, short, long, plain, reserved, Chinese, emoji, or all mixed.</summary>
    public string Value() => random.Next(64) switch
    {
        0 => Repeat(random.Next(500, 2500), Piece),
        < 5 => "",
        < 13 => Of(random.Next(1, 60), Unreserved),
        < 21 => Of(random.Next(1, 40), Reserved),
        < 29 => Repeat(random.Next(1, 40), Chinese),
        < 33 => Repeat(random.Next(1, 12), () => Emoji[random.Next(Emoji.Length)]),
        < 37 => Repeat(random.Next(1, 6), () => Fragments[random.Next(Fragments.Length)]),
        _ => Repeat(random.Next(1, 60), Piece),
    };

    private string Piece() => random.Next(7) switch
    {
        0 => Pick(Reserved),
        1 => Chinese(),
        2 => Emoji[random.Next(Emoji.Length)],
        3 => Fragments[random.Next(Fragments.Length)],
        4 => Pick(Controls),
        _ => Pick(Unreserved),
    };

    private string Chinese() => ((char)random.Next(0x4E00, 0x9FA6)).ToString();

    private string Pick(string alphabet) => alphabet[random.Next(alphabet.Length)].ToString();

    private string Of(int length, string alphabet) => Repeat(length, () => Pick(alphabet));

    private static string Repeat(int count, Func<string> piece)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(piece());
        }

        return text.ToString();
    }
}
