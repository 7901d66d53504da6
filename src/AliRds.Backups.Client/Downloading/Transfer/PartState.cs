namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>How much of a part is written, and the CRC-64 of that much.</summary>
internal readonly record struct PartState(long Written, ulong Crc64);
