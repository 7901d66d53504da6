namespace AliRds.Backups.Client.Tests.Models;

public sealed class IdentifierTests
{
    [Fact]
    public void New_Text_IsKeptAsItIs()
    {
        Assert.Equal(("rm-A1", "007"), (new DbInstanceId("rm-A1").Value, new BackupId("007").ToString()));
        Assert.NotEqual(new DbInstanceId("rm-a1"), new DbInstanceId("rm-A1"));
        Assert.NotEqual(new BackupId("7"), new BackupId("007"));
    }

    [Fact]
    public void Default_OfAnId_IsEmpty()
    {
        Assert.True(default(DbInstanceId).IsEmpty);
        Assert.True(default(BackupId).IsEmpty);
        Assert.Equal((string.Empty, string.Empty), (default(DbInstanceId).Value, default(BackupId).ToString()));
        Assert.False(new BackupId("1").IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" rm-1")]
    [InlineData("rm-1\n")]
    public void New_BlankOrSpacesAround_IsRefused(string text)
    {
        Assert.Throws<ArgumentException>(() => new DbInstanceId(text));
        Assert.Throws<ArgumentException>(() => new BackupId(text));
    }
}
