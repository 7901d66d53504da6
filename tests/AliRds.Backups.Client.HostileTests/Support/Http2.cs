using System.Buffers.Binary;
using System.Text;

namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>As much of HTTP/2 as a server needs that takes requests and refuses them.</summary>
internal static class Http2
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte Acknowledged = 1;
    private const byte EndOfStream = 1;

    /// <summary>What a server does to the stream of a whole request. <see langword="true"/> goes on with the connection.</summary>
    internal delegate Task<bool> Refusal(Stream connection, int stream);

    internal static byte[] Reset(int stream, int error) => Frame(3, 0, stream, Number(error));

    /// <summary>Says that no stream above the last one was looked at.</summary>
    internal static byte[] GoAway(int last, int error = 0) => Frame(7, 0, 0, [.. Number(last), .. Number(error)]);

    /// <summary>Takes the requests of one connection, and keeps the nonces of those that come whole.</summary>
    internal static async Task ServeAsync(TlsServer server, Stream connection, Refusal refuse)
    {
        await connection.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length]);
        await connection.WriteAsync(Frame(Settings, 0, 0, []));
        var nonces = new Dictionary<int, string>();
        while (true)
        {
            var head = new byte[9];
            await connection.ReadExactlyAsync(head);
            var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await connection.ReadExactlyAsync(payload);
            if (head[3] == Settings && head[4] != Acknowledged)
            {
                await connection.WriteAsync(Frame(Settings, Acknowledged, 0, []));
            }

            var stream = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5));
            if (head[3] == Headers)
            {
                nonces[stream] = NonceIn(payload);
            }

            if (head[3] is Headers or Data && (head[4] & EndOfStream) != 0)
            {
                server.Nonces.Enqueue(nonces[stream]);
                if (!await refuse(connection, stream))
                {
                    return;
                }
            }
        }
    }

    /// <summary>The platform writes names and values that it has not seen before as they are, each behind its length.</summary>
    private static string NonceIn(byte[] block)
    {
        const string name = "x-acs-signature-nonce";
        var start = Encoding.Latin1.GetString(block).IndexOf(name, StringComparison.Ordinal) + name.Length;
        return Encoding.Latin1.GetString(block, start + 1, block[start]);
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload) =>
        [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, .. Number(stream), .. payload];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
