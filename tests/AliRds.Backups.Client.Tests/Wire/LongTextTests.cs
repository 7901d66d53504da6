using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Wire;

/// <summary>A text that is longer than what is read at a time comes whole, wherever it is cut.</summary>
public sealed class LongTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_LongTextOfCharactersOfAllLengths_IsWhole(int start)
    {
        var text = string.Concat(Enumerable.Repeat("a备\U0001F600\U0001F680", 2000))[(start == 0 ? 0 : 1)..] + new string('z', start);

        var xml = Answers.Read(Bodies.XmlPage($"<Items><Backup><BackupId>1</BackupId><DBInstanceComment>{text}</DBInstanceComment></Backup></Items>", count: 1));
        var json = Answers.Read(Bodies.JsonPage($"{{\"Backup\":[{{\"BackupId\":1,\"DBInstanceComment\":\"{text}\"}}]}}", count: 1));

        Assert.Equal(text, Assert.Single(xml.Backups).Legacy?.DbInstanceComment);
        Assert.Equal(text, Assert.Single(json.Backups).Legacy?.DbInstanceComment);
    }
}
