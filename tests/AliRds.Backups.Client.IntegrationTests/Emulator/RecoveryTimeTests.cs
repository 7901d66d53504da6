using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

/// <summary>DescribeLocalAvailableRecoveryTime over bare HTTP.</summary>
public sealed class RecoveryTimeTests
{
    [Fact]
    public async Task Describe_InJson_IsAFlatObjectWithSeconds()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var oldest = fixture.Emulator.Backups.List(EmulatorFixture.Instance)
            .Last(backup => backup.Status == EmulatorBackupStatus.Success && backup.Type == EmulatorBackupType.FullBackup);

        var range = await fixture.GetPageAsync(Call(fixture).With("Region", "cn-hangzhou"));

        Assert.Equal(
            ["RequestId", "DBInstanceId", "RecoveryBeginTime", "RecoveryEndTime"],
            range.EnumerateObject().Select(member => member.Name));
        Assert.Equal(EmulatorFixture.Instance, range.GetProperty("DBInstanceId").GetString());
        Assert.Equal($"{oldest.EndTime}", range.GetProperty("RecoveryBeginTime").GetString());
        Assert.Equal("2026-01-02T03:04:05Z", range.GetProperty("RecoveryEndTime").GetString());
    }

    [Fact]
    public async Task Describe_InXml_HasTheRootOfTheOperation()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var (_, body) = await fixture.SendAsync((Call(fixture) with { Format = "XML" }).ToV1());

        Assert.Contains("<DescribeLocalAvailableRecoveryTimeResponse>", body, StringComparison.Ordinal);
        Assert.Contains("<RecoveryEndTime>2026-01-02T03:04:05Z</RecoveryEndTime>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_WithoutInstance_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = Call(fixture) with { Parameters = new Dictionary<string, string>() };

        Assert.Equal((400, "MissingDBInstanceId"), await fixture.GetRefusalAsync(call.ToV3()));
    }

    [Fact]
    public async Task Describe_UnknownParameter_IsRefusedWhenAsked()
    {
        await using var fixture = await EmulatorFixture.StartAsync(
            configure: options => options with { Leniency = new() { RefuseUnknownParameters = true } });

        Assert.Equal((400, "UnsupportedParameter"), await fixture.GetRefusalAsync(Call(fixture).With("PageSize", "30").ToV3()));
    }

    private static EmulatorCall Call(EmulatorFixture fixture) => fixture.Call with { Action = "DescribeLocalAvailableRecoveryTime" };
}
