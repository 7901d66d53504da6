using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Tests.Downloading.Support;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.Logging.Testing;

namespace AliRds.Backups.Client.Tests.Downloading;

/// <summary>The signature of a link turns up in nothing that a download says or leaves behind.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task DownloadToFileAsync_WithFaults_LeavesNoSignatureInManifestResultOrLog()
    {
        var store = FakeObjectStore.With(10 * DownloadRig.PartSize);
        store.Fault = (number, _) => number is 3 ? FakeObjectStore.Expired() : null;
        using var folder = new TempFolder();
        var logs = new FakeLogCollector();
        using var loggers = new FakeLoggerFactory(logs);
        using var downloader = new BackupDownloader(
            new FakeBackupsClient(TestBackup.Default), Options(), LinkHttpHandler.CreateClient(store), loggerFactory: loggers);

        var result = await downloader.DownloadToFileAsync(
            TestBackup.Default, folder.Path, cancellationToken: TestContext.Current.CancellationToken);

        var said = string.Join('\n', logs.GetSnapshot().Select(record => record.Message).Append(result.ToString()));
        var manifest = await File.ReadAllTextAsync(result.ManifestPath!, TestContext.Current.CancellationToken);
        Assert.NotEmpty(logs.GetSnapshot());
        Assert.DoesNotContain(TestBackup.Secret, said + manifest, StringComparison.Ordinal);
        Assert.Contains("\"backupId\": \"327329803\"", manifest, StringComparison.Ordinal);
        Assert.Contains("xtrabackup", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadToFileAsync_Fails_LeavesNoSignatureInTheException()
    {
        var store = FakeObjectStore.With(DownloadRig.PartSize);
        store.Fault = (_, _) => FakeObjectStore.Refuse(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.");
        using var rig = new DownloadRig(store);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());

        Assert.DoesNotContain(TestBackup.Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.Equal((2, 1), (store.Requests, rig.Client.Calls));
    }

    [Fact]
    public async Task DownloadToFileAsync_SignatureWithEscapes_IsSentAsItCame()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(10));

        await rig.DownloadAsync();

        Assert.All(rig.Store.Addresses, address => Assert.Equal(TestBackup.Default.DownloadLink!.Reveal(), address));
    }

    private static DownloadOptions Options() => new() { PartSize = DownloadRig.PartSize };
}
