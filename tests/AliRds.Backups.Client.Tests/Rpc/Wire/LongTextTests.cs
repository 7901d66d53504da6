using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>A text that is longer than what is read at a time comes whole, and no character in it is cut in two.</summary>
public sealed class LongTextTests
{
    public static TheoryData<int, int> Texts =>
        [.. from shift in Enumerable.Range(0, 6) from length in (int[])[170, 400, 2000] select (shift, length)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_LongTextOfCharactersOfAllLengths_IsWhole(int shift, int length)
    {
        var start = new string('x', shift);
        var rest = string.Concat(Enumerable.Repeat("a备\U0001F600\U0001F680", length));
        string[] bodies =
        [
            Xml($"{start}&amp;{rest}"),
            Xml($"<![CDATA[{start}&{rest}]]>"),
            Bodies.JsonPage($"{{\"Backup\":[{{\"BackupId\":1,\"DBInstanceComment\":\"{start}&{rest}\"}}]}}", count: 1),
        ];

        Assert.All(bodies, body => Assert.Equal($"{start}&{rest}", Assert.Single(Responses.Read(body).Backups).Legacy?.DbInstanceComment));
    }

    private static string Xml(string comment) => Bodies.Xml($"<BackupId>1</BackupId><DBInstanceComment>{comment}</DBInstanceComment>");
}
