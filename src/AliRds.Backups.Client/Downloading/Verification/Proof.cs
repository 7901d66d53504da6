using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>Says what is missing of the proof that a file is the backup.</summary>
internal static class Proof
{
    /// <summary>Why a file whose checks all passed is still not proven; <see langword="null"/> when it is.</summary>
    internal static string? GetGap(ExpectedChecksums checksums, RemoteObject remote, VerificationLevel level)
    {
        if (level == VerificationLevel.Length)
        {
            return "only the length was checked";
        }

        return checksums.Any || remote.Md5 is not null ? null : "the service gave no checksum of this file; only its length was compared";
    }
}
