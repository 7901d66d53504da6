using AliRds.Backups.Client.IntegrationTests.Client.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>The whole way: signed, sent, paged, read.</summary>
public sealed class ListingTests
{
    public static TheoryData<RdsSignatureVersion, RdsRequestMethod, RdsResponseFormat> Ways
    {
        get
        {
            var ways = new TheoryData<RdsSignatureVersion, RdsRequestMethod, RdsResponseFormat>();
            foreach (var version in Enum.GetValues<RdsSignatureVersion>())
            {
                foreach (var method in Enum.GetValues<RdsRequestMethod>())
                {
                    foreach (var format in Enum.GetValues<RdsResponseFormat>())
                    {
                        ways.Add(version, method, format);
                    }
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task List_EveryWayToCall_GivesWhatIsStored(RdsSignatureVersion version, RdsRequestMethod method, RdsResponseFormat format)
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient(options =>
            (options.SignatureVersion, options.RequestMethod, options.ResponseFormat) = (version, method, format));

        var backups = await ClientFixture.ListAsync(client, DescribeBackupsRequest.For(ClientFixture.Instance).WithPageSize(50).Build());

        Assert.Equal(fixture.StoredIds, backups.Select(backup => backup.BackupId.Value));
        Assert.True(fixture.Emulator.Journal.ReceivedCount >= 5);
        Assert.All(fixture.Emulator.Journal.Entries, entry =>
            Assert.Equal(($"{version}", $"{method}".ToUpperInvariant(), format == RdsResponseFormat.Xml), (entry.SignatureVersion, entry.Method, entry.WantsXml)));
    }

    [Fact]
    public async Task List_Values_AreThoseOfTheStore()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();

        var backups = await ClientFixture.ListAsync(client);

        Assert.Equal(
            fixture.Emulator.Backups.List(ClientFixture.Instance)
                .Select(stored => (
                    stored.BackupId, stored.StartTime, stored.EndTime, stored.Size,
                    $"{stored.Status}", $"{stored.Type}", $"{stored.Mode}", $"{stored.Method}")),
            backups.Select(backup => (
                backup.BackupId.Value, backup.StartTime!.Value, backup.EndTime!.Value, backup.Size!.Value,
                $"{backup.Status}", $"{backup.Type}", $"{backup.Mode}", $"{backup.Method}")));
        Assert.All(backups, backup => Assert.Equal(new DbInstanceId(ClientFixture.Instance), backup.DbInstanceId));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("mode")]
    [InlineData("type")]
    [InlineData("time")]
    public async Task List_Filtered_GivesTheMatchingPart(string filter)
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();
        var (from, to) = (Instant.FromUtc(2025, 3, 1, 0, 0), Instant.FromUtc(2025, 4, 1, 0, 0));
        var all = await ClientFixture.ListAsync(client);
        var builder = DescribeBackupsRequest.For(ClientFixture.Instance);
        var (request, matches) = filter switch
        {
            "status" => (builder.WithStatus(BackupStatus.Failed), (Func<Backup, bool>)(backup => backup.Status == BackupStatus.Failed)),
            "mode" => (builder.WithMode(BackupMode.Manual), backup => backup.Mode == BackupMode.Manual),
            "type" => (builder.WithType(BackupType.FullBackup), backup => backup.Type == BackupType.FullBackup),
            _ => (builder.WithTimeRange(new Interval(from, to)), backup => backup.StartTime >= from && backup.StartTime <= to),
        };

        var listed = await ClientFixture.ListAsync(client, request.Build());

        Assert.Equal(all.Where(matches).Select(backup => backup.BackupId), listed.Select(backup => backup.BackupId));
        Assert.InRange(listed.Count, 1, all.Count - 1);
    }

    [Fact]
    public async Task List_InstanceWithoutBackups_IsEmpty()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();

        Assert.Empty(await ClientFixture.ListAsync(client, DescribeBackupsRequest.For("rm-empty").Build()));
    }

    [Fact]
    public async Task GetBackup_KnownId_GivesIt()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();
        var stored = fixture.Emulator.Backups.List(ClientFixture.Instance)[7];

        var backup = await client.GetBackupAsync(ClientFixture.Instance, stored.BackupId, TestContext.Current.CancellationToken);

        Assert.Equal((stored.BackupId, stored.StartTime), (backup.BackupId.Value, backup.StartTime!.Value));
        Assert.Equal(1, fixture.Emulator.Journal.ReceivedCount);
    }

    [Fact]
    public async Task GetBackup_UnknownId_IsNotFound()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsNotFoundException>(() =>
            client.GetBackupAsync(ClientFixture.Instance, "1", TestContext.Current.CancellationToken));

        Assert.Equal("InvalidBackupId.NotFound", exception.Code);
        Assert.Equal(fixture.Emulator.Journal.Entries[^1].RequestId, exception.RequestId);
    }

    [Fact]
    public async Task GetBackup_EmptyId_SendsNothing()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.GetBackupAsync(new DbInstanceId(ClientFixture.Instance), default, TestContext.Current.CancellationToken));

        Assert.Equal(0, fixture.Emulator.Journal.ReceivedCount);
    }

    [Fact]
    public async Task List_UnknownInstance_IsNotFoundWithItsRequestId()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsNotFoundException>(
            () => ClientFixture.ListAsync(client, DescribeBackupsRequest.For("rm-nobody").Build()));

        Assert.Equal(Assert.Single(fixture.Emulator.Journal.Entries).RequestId, exception.RequestId);
    }
}
