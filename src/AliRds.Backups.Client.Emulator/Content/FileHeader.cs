using System.Text;

namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>The first bytes of a file, by which tools recognize its format. The file extension selects them.</summary>
internal static class FileHeader
{
    private const int TarNameOffset = 0;
    private const int TarMagicOffset = 257;
    private const int TarHeaderLength = 512;

    private static readonly (string Suffix, byte[] Head)[] Heads =
    [
        ("_qp.xb", [.. "XBSTCK01"u8, 0, (byte)'P', 10, 0, 0, 0, .. "ibdata1.qp"u8]),
        ("_xb.qp", [.. "qpress10"u8, 0, 0, 1, 0, 0, 0, 0, 0]),
        (".gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
        (".tar", Tar("orders_datafull.sql.gz")),
        (".zip", [.. "PK\u0003\u0004"u8, 20, 0, 0, 0, 0, 0]),
        (".bak", [.. "TAPE"u8]),
    ];

    /// <summary>Empty if the name has no known extension.</summary>
    public static ReadOnlyMemory<byte> For(string fileName) =>
        Heads.FirstOrDefault(head => fileName.EndsWith(head.Suffix, StringComparison.OrdinalIgnoreCase)).Head;

    private static byte[] Tar(string entry)
    {
        var header = new byte[TarHeaderLength];
        Encoding.ASCII.GetBytes(entry, header.AsSpan(TarNameOffset));
        "ustar\0"u8.CopyTo(header.AsSpan(TarMagicOffset));
        return header;
    }
}
