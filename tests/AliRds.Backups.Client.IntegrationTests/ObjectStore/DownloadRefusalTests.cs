using System.Net;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore;

/// <summary>Errors instead of files, and which requests a rule chooses.</summary>
public sealed class DownloadRefusalTests
{
    private const int Size = 1_000;

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("7")]
    [InlineData("soon")]
    public async Task ServiceUnavailable_RetryAfter_IsAsTold(string? retryAfter)
    {
        await using var fixture = await ObjectFixture.StartAsync(Size, EmulatorDownloadFault.ServiceUnavailable(retryAfter));

        using var response = await fixture.GetAsync(await fixture.LinkAsync());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.Single() : null);
        Assert.Contains("<Code>ServiceUnavailable</Code>", await response.Content.ReadAsStringAsync(TestEnd), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkExpired_FreshLink_IsRefusedAsExpired()
    {
        await using var fixture = await ObjectFixture.StartAsync(Size, EmulatorDownloadFault.LinkExpired());

        using var response = await fixture.GetAsync(await fixture.LinkAsync());

        Assert.Contains("<Message>Request has expired.</Message>", await response.Content.ReadAsStringAsync(TestEnd), StringComparison.Ordinal);
    }

    public static TheoryData<EmulatorFault, int> Refusals => new()
    {
        { EmulatorDownloadFault.TooManyRequests("1"), 429 },
        { EmulatorDownloadFault.InternalError(), 500 },
        { EmulatorDownloadFault.NoSuchKey(), 404 },
        { EmulatorDownloadFault.InvalidObjectState(), 403 },
        { EmulatorDownloadFault.Body(200, "text/html", "<html>Sign in to the hotel's network</html>"), 200 },
        { EmulatorDownloadFault.Redirect(new Uri("http://127.0.0.1:1/")), 302 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_FirstRequest_IsHitOnce(EmulatorFault fault, int status)
    {
        await using var fixture = await ObjectFixture.StartAsync(Size, fault);
        var link = await fixture.LinkAsync();

        using var first = await fixture.GetAsync(link, ("Range", "bytes=0-9"));
        using var second = await fixture.GetAsync(link, ("Range", "bytes=0-9"));

        Assert.Equal((status, 206), ((int)first.StatusCode, (int)second.StatusCode));
        fixture.Emulator.Faults.VerifyAllUsed();
    }

    [Fact]
    public async Task FaultOfACall_Download_IsNotHit()
    {
        await using var fixture = await ObjectFixture.StartAsync(Size);
        var link = await fixture.LinkAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.InternalError());

        using var response = await fixture.GetAsync(link, ("Range", "bytes=0-9"));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Single(fixture.Emulator.Faults.Unused);
    }

    [Theory]
    [InlineData(ObjectFixture.BackupId, 15L, true)]
    [InlineData(ObjectFixture.BackupId, 20L, false)]
    [InlineData("1", 15L, false)]
    public async Task Rule_BackupAndByte_ChooseTheRequest(string backupId, long position, bool isHit)
    {
        await using var fixture = await ObjectFixture.StartAsync(Size);
        fixture.Emulator.Faults.Add(new EmulatorFaultRule { Fault = EmulatorDownloadFault.InternalError(), BackupId = backupId, Byte = position });

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Range", "bytes=10-19"));

        Assert.Equal(isHit, response.StatusCode == HttpStatusCode.InternalServerError);
    }
}
