using System.Text.Json;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Tests.Models;

/// <summary>A continuation token costs nothing until somebody reads it.</summary>
public sealed class LazyStringTests
{
    [Fact]
    public void ContinuationToken_IsWrittenOnceWhenItIsRead()
    {
        var written = 0;
        var page = new BackupPage { Continuation = new LazyString(() => $"token {++written}") };
        var copy = page with { PageNumber = 2 };
        Assert.Equal(0, written);

        Assert.Equal("token 1", page.ContinuationToken);
        Assert.Equal("token 1", copy.ContinuationToken);
        Assert.Equal(1, written);
    }

    [Fact]
    public void Serialize_PageWithALazyToken_WritesIt()
    {
        var page = new BackupPage { Continuation = new LazyString(() => "token") };

        Assert.Equal(page, JsonSerializer.Deserialize<BackupPage>(JsonSerializer.Serialize(page)));
        Assert.Equal("token", JsonSerializer.Deserialize<BackupPage>(JsonSerializer.Serialize(page))!.ContinuationToken);
    }

    [Fact]
    public void Equals_PagesWithTheSameToken_AreEqualHoweverItIsMade()
    {
        var lazy = new BackupPage { Continuation = new LazyString(() => "token") };
        var given = new BackupPage { ContinuationToken = "token" };

        Assert.Equal(given, lazy);
        Assert.Equal(given.GetHashCode(), lazy.GetHashCode());
        Assert.NotEqual(new BackupPage { ContinuationToken = "another" }, lazy);
        Assert.NotEqual(new BackupPage(), lazy);
    }
}
