using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Requests;

/// <summary>Texts with something in them that nobody sees are refused before they are signed and sent, by the name of the parameter.</summary>
public sealed class RequestTextTests
{
    public static TheoryData<string> StrangeTexts =>
    [
        "a b", "a\tb", "a\nb", "a\r\nb", "a\0b", "a\u001bb", "a\u007fb", "a\u0085b", "a\u00a0b", "a\u2028b", "a\u3000b", // blanks and control characters
        "a\u200bb", "\ufeffa", "a\u202eb", "a\u00adb", // what cannot be seen
        "a\ud800b", "a\udc00", "\ud83d", // halves of a character
        " a", "a ", "a\n",
    ];

    [Theory]
    [MemberData(nameof(StrangeTexts), DisableDiscoveryEnumeration = true)]
    public void For_InstanceWithAStrangeCharacter_IsRefusedByName(string text)
    {
        var exception = Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For(text));

        Assert.Equal("dbInstanceId", exception.ParamName);
        Assert.Contains("U+", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(exception.Message, character => char.IsControl(character) || char.IsSurrogate(character));
    }

    [Fact]
    public void For_TypedInstanceWithABlankInside_IsRefusedByName() =>
        Assert.Equal("dbInstanceId", Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For(new DbInstanceId("rm-1 rm-2"))).ParamName);

    [Fact]
    public void WithBackupId_BlankInside_IsRefusedByName()
    {
        var builder = DescribeBackupsRequest.For(HandMade.Instance);

        Assert.Equal("backupId", Assert.Throws<ArgumentException>(() => builder.WithBackupId(new BackupId("1 2"))).ParamName);
    }

    [Theory]
    [InlineData("1\t2")]
    [InlineData("1\n2")]
    [InlineData("1\u200b2")]
    public void With_FilterWithAStrangeCharacter_IsRefusedByName(string text)
    {
        var builder = DescribeBackupsRequest.For(HandMade.Instance);

        Assert.Equal("backupId", Assert.Throws<ArgumentException>(() => builder.WithBackupId(new BackupId(text))).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => builder.WithStatus(new BackupStatus(text))).ParamName);
        Assert.Equal("mode", Assert.Throws<ArgumentException>(() => builder.WithMode(new BackupMode(text))).ParamName);
        Assert.Equal("type", Assert.Throws<ArgumentException>(() => builder.WithType(new BackupType(text))).ParamName);
    }

    [Theory]
    [InlineData(257)]
    [InlineData(100_000)]
    public void For_EndlessId_IsRefusedByName(int length) =>
        Assert.Equal("dbInstanceId", Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For(new string('a', length))).ParamName);

    [Theory]
    [InlineData("rm-uf6wjk5xxxxxxx")]
    [InlineData("实例-1")]
    [InlineData("\ud83d\ude00")]
    [InlineData("a&b=c?d#e/f%20")]
    public async Task DescribeBackups_IdOfAnyVisibleCharacters_ArrivesAsItWasGiven(string text)
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server);

        await client.DescribeBackupsAsync(DescribeBackupsRequest.For(text).Build(), TestContext.Current.CancellationToken);

        Assert.Equal(text, Assert.Single(server.Requests).Parameter("DBInstanceId"));
    }

    [Fact]
    public async Task GetBackup_IdWithALineBreakInside_IsRefusedAndNothingIsSent()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.GetBackupAsync(
            new DbInstanceId(HandMade.Instance), new BackupId("1\n2"), TestContext.Current.CancellationToken));

        Assert.Equal("backupId", exception.ParamName);
        Assert.Empty(server.Requests);
    }
}
