using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Models;

/// <summary>
/// Records that hold lists or maps compare by value, print what they hold, and do not change when the list that was given does.
/// </summary>
public sealed class RecordTests
{
    [Fact]
    public void Equals_DownloadResultsWithEqualLists_AreEqual()
    {
        var given = new List<string> { "the object changed" };
        var result = new DownloadResult { BackupId = new BackupId("7"), Bytes = 1, Restarts = given };
        given.Add("later");

        Assert.Equal(new DownloadResult { BackupId = new BackupId("7"), Bytes = 1, Restarts = ["the object changed"] }, result);
        Assert.Contains("Restarts = [the object changed]", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_ServiceErrorsWithEqualDetails_AreEqual()
    {
        var one = new ServiceError { Code = "X", AccessDeniedDetail = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } };
        var other = new ServiceError { Code = "X", AccessDeniedDetail = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } };

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other with { AccessDeniedDetail = new Dictionary<string, string> { ["a"] = "1", ["b"] = "3" } });
        Assert.Contains("AccessDeniedDetail = {a = 1, b = 2}", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equals_ErrorsThatWereRead_AreEqual()
    {
        var reply = RawReply.Json("{\"Code\":\"Forbidden.RAM\",\"AccessDeniedDetail\":{\"a\":\"1\"}}", 403);

        Assert.Equal(
            (await Swallowed.ErrorAsync<RdsServiceException>(reply)).Error, (await Swallowed.ErrorAsync<RdsServiceException>(reply)).Error);
    }

    [Fact]
    public void Lists_GivenAsNull_AreEmpty() => Assert.Equal(new Backup(), new Backup { DatabaseLinks = null!, AdditionalFields = null! });
}
