using System.Text;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>The text that any source gives, be it a response, a file or the output of a program, and how large it may be.</summary>
internal static class SourceText
{
    public const int MaxBytes = 1024 * 1024;

    /// <summary><see cref="MaxBytes"/> in words.</summary>
    public const string MaxSize = "1 MiB";

    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);

    /// <summary>Reads to the end; <see langword="null"/> when there is more than <see cref="MaxBytes"/>.</summary>
    public static async Task<string?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (kept.Length + count > MaxBytes)
            {
                return null;
            }

            kept.Write(buffer, 0, count);
        }

        return Decode(kept.GetBuffer().AsSpan(0, (int)kept.Length));
    }
}
