using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

/// <summary>Values and statuses that a test sets and the service never sent.</summary>
public sealed class OpenValueTests
{
    [Theory]
    [InlineData(EmulatorWireStyle.Plain)]
    [InlineData(EmulatorWireStyle.Mixed)]
    public async Task DescribeBackups_ValuesOutsideTheList_AreWrittenAsTheyAre(EmulatorWireStyle style)
    {
        var backup = new EmulatorBackup
        {
            StartTime = EmulatorFixture.Start,
            Status = new EmulatorBackupStatus("Paused"),
            StorageClass = new EmulatorStorageClass("glacier"),
        };
        var seed = new EmulatorSeedBuilder()
            .AddInstance(EmulatorFixture.Instance, EmulatorEngine.MySql, instance => instance.WithBackup(backup))
            .Build();
        await using var fixture = await EmulatorFixture.StartAsync(seed, options => options with { WireStyle = style });

        var page = await fixture.GetPageAsync(fixture.Call);

        var row = page.GetProperty("Items").GetProperty("Backup")[0];
        Assert.Equal("Paused", row.GetProperty("BackupStatus").GetString());
        Assert.Equal("glacier", row.GetProperty("StorageClass").GetString());
    }

    [Fact]
    public void Value_OfBlankText_IsRefused() => Assert.Throws<ArgumentException>(() => new EmulatorBackupStatus(" "));

    [Theory]
    [InlineData(199)]
    [InlineData(600)]
    public void Body_StatusOutOfRange_IsRefused(int status)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(status), () => EmulatorFault.Body(status, "text/html", ""));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(status), () => EmulatorFault.EmptyBody(status));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(status), () => EmulatorDownloadFault.Body(status, "text/html", ""));
    }
}
