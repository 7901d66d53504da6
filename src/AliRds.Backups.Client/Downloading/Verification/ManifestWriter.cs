using System.Text.Json;
using AliRds.Backups.Client.Downloading.Files;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>Puts a manifest beside its file, in one step.</summary>
internal static class ManifestWriter
{
    internal static void Write(DownloadManifest manifest, string path, UnixFileMode mode)
    {
        var temporary = path + ".tmp";
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJsonContext.Default.DownloadManifest);
        using (var file = SecureFile.Create(temporary, mode))
        {
            file.Write(json);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
