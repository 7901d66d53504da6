using System.Globalization;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Downloading.Support;
using AliRds.Backups.Client.IntegrationTests.Scale;

namespace AliRds.Backups.Client.IntegrationTests.Downloading;

/// <summary>
/// A large file through a bad line: right, in bounded memory, with little fetched twice. Set <c>RDS_DOWNLOAD_MEBIBYTES</c> for a larger one,
/// such as 4096; the folder of temporary files must have room for it.
/// </summary>
[Collection(RunsAlone.Name)]
public sealed class LongDownloadTests(ITestOutputHelper output)
{
    private const int Faults = 14;
    private const long AllowedMemory = 64 * DownloadFixture.Mebibyte;

    private static readonly long Size = DownloadFixture.Mebibyte
        * (int.TryParse(Environment.GetEnvironmentVariable("RDS_DOWNLOAD_MEBIBYTES"), CultureInfo.InvariantCulture, out var mebibytes) ? mebibytes : 128);

    [Fact]
    public async Task DownloadToFileAsync_ResetsExpiriesRefusalsAndAStall_IsRightInBoundedMemory()
    {
        await using var fixture = await DownloadFixture.StartAsync(Size);
        fixture.Options.PartSize = Math.Max(DownloadFixture.Mebibyte, Size / 256);
        for (var fault = 0; fault < 10; fault++)
        {
            FailAt(fixture, EmulatorDownloadFault.ResetAt((Size / 12 * (fault + 1)) + 1000));
        }

        FailAt(fixture, EmulatorDownloadFault.StallAt(Size / 24 * 23));
        foreach (var request in (int[])[20, 60, 100])
        {
            fixture.Emulator.Faults.Add(new EmulatorFaultRule { Fault = EmulatorDownloadFault.LinkExpired(), Skip = request, Action = "GetObject" });
        }

        fixture.Fail(EmulatorDownloadFault.ServiceUnavailable(), times: 2, skip: 50);
        var backup = await fixture.GetBackupAsync();
        var memory = new PeakMemory();

        var result = await fixture.DownloadAsync(memory);

        output.WriteLine($"{result.Bytes} bytes, CRC-64 {result.Crc64}, {result.LinkRenewals} renewals, {result.Retries} retries, {result.WastedBytes} bytes wasted; "
            + $"at most {memory.Bytes / 1024} KiB managed");
        Assert.True(result.IsProven);
        Assert.Equal((Size, backup.Checksum), (result.Bytes, result.Crc64));
        Assert.Equal(3, result.LinkRenewals);
        Assert.InRange(result.WastedBytes, 0, Faults * fixture.Options.PartSize);
        Assert.InRange(memory.Bytes, 1, AllowedMemory);
        fixture.Emulator.Faults.VerifyAllUsed();
    }

    private static void FailAt(DownloadFixture fixture, EmulatorFault fault) => fixture.Fail(fault, skip: 0);

    /// <summary>Measures at each report, that is a few times a second, how much more there is than before; other tests leave much behind.</summary>
    private sealed class PeakMemory : IProgress<DownloadProgress>
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        internal long Bytes { get; private set; }

        public void Report(DownloadProgress value) => Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: false) - _before);
    }
}
