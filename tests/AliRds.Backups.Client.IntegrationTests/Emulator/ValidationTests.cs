using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class ValidationTests
{
    [Theory]
    [InlineData("DBInstanceId", "", 400, "MissingDBInstanceId")]
    [InlineData("DBInstanceId", "rm-nobody", 404, "InvalidDBInstanceId.NotFound")]
    [InlineData("BackupId", "12x", 400, "InvalidBackupSet")]
    [InlineData("BackupStatus", "Running", 400, "InvalideStatus.Format")]
    [InlineData("BackupMode", "automated", 400, "InvalidBackupMode.Format")]
    [InlineData("BackupType", "Full", 400, "InvalidBackupType.Format")]
    [InlineData("StartTime", "2026-01-01T00:00:00Z", 400, "InvalidStartTime.Format")]
    [InlineData("EndTime", "2026-01-01", 400, "InvalidEndTime.Format")]
    [InlineData("EndTime", "2026-13-01T00:00Z", 400, "InvalidEndTime.Format")]
    [InlineData("PageSize", "31", 403, "InvalidMaxRecordsPerPage.Malformed")]
    [InlineData("PageSize", "", 403, "InvalidMaxRecordsPerPage.Malformed")]
    [InlineData("PageNumber", "0", 400, "InvalidPageNumbers.Malformed")]
    [InlineData("PageNumber", "2147483648", 400, "InvalidPageNumbers.Malformed")]
    [InlineData("PageNumber", "-1", 400, "InvalidPageNumbers.Malformed")]
    [InlineData("BackupLocation", "Tape", 400, "InvalidBackupSetLocation.Format")]
    public async Task DescribeBackups_BadParameter_IsRefusedWithTheServicesCode(string name, string value, int status, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((status, code), await fixture.GetRefusalAsync(fixture.Call.With(name, value).ToV3()));
        Assert.Equal((status, code), await fixture.GetRefusalAsync(fixture.Call.With(name, value).ToV1()));
    }

    [Theory]
    [InlineData("2026-01-01T00:01Z", "2026-01-01T00:01Z")]
    [InlineData("2026-01-01T00:02Z", "2026-01-01T00:01Z")]
    public async Task DescribeBackups_EndNotAfterStart_IsRefused(string start, string end)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call.With("StartTime", start).With("EndTime", end);

        Assert.Equal((400, "InvalidParameterCombination"), await fixture.GetRefusalAsync(call.ToV3()));
    }

    [Fact]
    public async Task DescribeBackups_LastPossiblePage_IsEmpty()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var page = await fixture.GetPageAsync(fixture.Call.With("PageNumber", "2147483647").With("PageSize", "100"));

        Assert.Equal(0, page.GetProperty("PageRecordCount").GetInt32());
        Assert.Equal(250, page.GetProperty("TotalRecordCount").GetInt32());
        Assert.Empty(page.GetProperty("Items").GetProperty("Backup").EnumerateArray());
    }

    [Fact]
    public async Task DescribeBackups_UnknownParameter_IsIgnoredUnlessStrict()
    {
        await using var service = await EmulatorFixture.StartAsync();
        await using var strict = await EmulatorFixture.StartAsync(
            configure: options => options with { Leniency = new EmulatorLeniency { RefuseUnknownParameters = true } });

        await service.GetPageAsync(service.Call.With("SourceIp", "10.0.0.1"));

        Assert.Equal((400, "UnsupportedParameter"), await strict.GetRefusalAsync(strict.Call.With("SourceIp", "10.0.0.1").ToV3()));
    }

    [Fact]
    public async Task Gateway_UnknownAction_IsRefusedInBothVersions()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call with { Action = "DescribeNothing" };

        Assert.Equal((403, "InvalidAction"), await fixture.GetRefusalAsync(call.ToV1()));
        Assert.Equal((404, "InvalidApi.NotFound"), await fixture.GetRefusalAsync(call.ToV3()));
    }

    [Fact]
    public async Task Gateway_UnknownVersion_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((400, "InvalidVersion"), await fixture.GetRefusalAsync((fixture.Call with { Version = "2013-08-15" }).ToV3()));
    }

    [Fact]
    public async Task Gateway_UnsupportedMethod_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((403, "UnsupportedHTTPMethod"), await fixture.GetRefusalAsync((fixture.Call with { Method = "PUT" }).ToV3()));
    }

    [Fact]
    public async Task Gateway_UnknownFormat_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((400, "InvalidParameter.Accept"), await fixture.GetRefusalAsync((fixture.Call with { Format = "csv" }).ToV3()));
        var (status, body) = await fixture.SendAsync((fixture.Call with { Format = "csv" }).ToV1());
        Assert.Equal(400, (int)status);
        Assert.Contains("<Code>InvalidParameter.Format</Code>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ram_KeyDeniedOneInstance_IsRefusedThereOnly()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Backups.AddInstance("rm-open", EmulatorEngine.MariaDb);
        fixture.Emulator.AccessKeys.Deny(fixture.Emulator.AccessKeyId, EmulatorFixture.Instance);

        var (status, body) = await fixture.SendAsync(fixture.Call.ToV3());

        var error = JsonElement.Parse(body);
        Assert.Equal((403, "Forbidden.RAM"), ((int)status, error.GetProperty("Code").GetString()));
        Assert.Equal("rds:DescribeBackups", error.GetProperty("AccessDeniedDetail").GetProperty("AuthAction").GetString());
        await fixture.GetPageAsync(fixture.Call.With("DBInstanceId", "rm-open"));
    }
}
