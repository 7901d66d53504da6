using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>A response in the drift of the real wire holds the same backups as one in the documented types.</summary>
public sealed class WireStyleTests
{
    [Theory]
    [InlineData(EmulatorEngine.MySql, RdsResponseFormat.Json)]
    [InlineData(EmulatorEngine.MySql, RdsResponseFormat.Xml)]
    [InlineData(EmulatorEngine.SqlServer, RdsResponseFormat.Json)]
    [InlineData(EmulatorEngine.SqlServer, RdsResponseFormat.Xml)]
    [InlineData(EmulatorEngine.PostgreSql, RdsResponseFormat.Json)]
    [InlineData(EmulatorEngine.MariaDb, RdsResponseFormat.Xml)]
    public async Task List_MixedStyle_GivesTheRecordsOfThePlainStyle(EmulatorEngine engine, RdsResponseFormat format)
    {
        var plain = await ListAsync(engine, EmulatorWireStyle.Plain, RdsResponseFormat.Json);
        var mixed = await ListAsync(engine, EmulatorWireStyle.Mixed, format);

        Assert.Equal(plain.Select(Comparable), mixed.Select(Comparable));
    }

    private static async Task<IReadOnlyList<Backup>> ListAsync(EmulatorEngine engine, EmulatorWireStyle style, RdsResponseFormat format)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var fixture = await ClientFixture.StartAsync(options =>
            options with { Seed = ClientFixture.Seed(engine), WireStyle = style, TimeProvider = clock, Leniency = new() { AcceptAnyTimestamp = true } });
        using var client = fixture.CreateClient(options => options.ResponseFormat = format);
        return await ClientFixture.ListAsync(client);
    }

    // What the drift does not carry: seconds, the difference of 0 and nothing (and of {} and nothing in XML), and the port that stands in each link.
    private static (Backup Backup, bool HasLink, bool HasIntranetLink, string Databases) Comparable(Backup backup) =>
    (
        backup with
        {
            StartTime = Minute(backup.StartTime),
            EndTime = Minute(backup.EndTime),
            ExpectedExpireTime = Minute(backup.ExpectedExpireTime),
            Size = backup.Size ?? 0,
            IsAvailable = backup.IsAvailable ?? false,
            Encryption = backup.Encryption ?? "{}",
            DownloadLink = null,
            IntranetDownloadLink = null,
            DatabaseLinks = [],
        },
        backup.DownloadLink is not null,
        backup.IntranetDownloadLink is not null,
        string.Join(',', backup.DatabaseLinks.Select(link => link.Database)));

    private static Instant? Minute(Instant? time) => time is { } value ? Instant.FromUnixTimeSeconds(value.ToUnixTimeSeconds() / 60 * 60) : null;
}
