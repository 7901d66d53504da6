using System.Globalization;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>The file as it is on disk.</summary>
internal sealed record ManifestFile
{
    public required string Name { get; init; }

    public required long Bytes { get; init; }

    public string? Crc64 { get; init; }

    public string? Sha256 { get; init; }

    public required string Format { get; init; }

    public required bool Proven { get; init; }

    public string? NotProvenReason { get; init; }

    internal static string? Text(ulong? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static ManifestFile Of(DownloadResult result) => new()
    {
        Name = Path.GetFileName(result.Path)!,
        Bytes = result.Bytes,
        Crc64 = Text(result.Crc64),
        Sha256 = result.Sha256,
        Format = result.Format.ToString(),
        Proven = result.IsProven,
        NotProvenReason = result.NotProvenReason,
    };
}
