using System.Text.Json;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>Puts a manifest beside its file, in one step.</summary>
internal static class ManifestWriter
{
    internal static async Task WriteAsync(DownloadManifest manifest, string path, CancellationToken cancellationToken)
    {
        var temporary = path + ".tmp";
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJsonContext.Default.DownloadManifest);
        await File.WriteAllBytesAsync(temporary, json, cancellationToken).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
    }
}
