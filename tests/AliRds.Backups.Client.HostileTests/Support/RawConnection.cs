using System.Net.Sockets;
using System.Text;

namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>The server's end of one connection.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly Func<Func<int, RawRequest>, RawRequest> _keep;

    internal RawConnection(TcpClient client, int number, Func<Func<int, RawRequest>, RawRequest> keep, CancellationToken stopped)
    {
        _client = client;
        _client.NoDelay = true;
        _stream = client.GetStream();
        _keep = keep;
        Number = number;
        Stopped = stopped;
    }

    /// <summary>Counted from 1, in the order of arrival.</summary>
    internal int Number { get; }

    /// <summary>Cancelled when the server is disposed.</summary>
    internal CancellationToken Stopped { get; }

    /// <summary>Reads one request, its body included; <see langword="null"/> when the client has closed the connection.</summary>
    internal async Task<RawRequest?> ReadRequestAsync()
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (await _stream.ReadAsync(one, Stopped) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var length = lines.Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line[15..])).FirstOrDefault();
        var body = new byte[length];
        await _stream.ReadExactlyAsync(body, Stopped);
        return _keep(number => new RawRequest(number, Number, lines, Encoding.UTF8.GetString(body)));
    }

    internal Task SendAsync(RawReply reply) => SendAsync(reply.ToBytes());

    /// <summary>Sends a text as it is, encoded in UTF-8.</summary>
    internal Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    internal async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, Stopped);

    /// <summary>Ends the connection in good order, with no further byte.</summary>
    internal void Close() => _client.Close();

    /// <summary>Ends the connection by a TCP reset.</summary>
    internal void Reset()
    {
        _client.LingerState = new LingerOption(enable: true, seconds: 0);
        _client.Close();
    }

    /// <summary>Says nothing more and keeps the connection open until the client or the test is done.</summary>
    internal async Task HangAsync()
    {
        var one = new byte[1];
        while (await _stream.ReadAsync(one, Stopped) > 0)
        {
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool EndsHead(List<byte> head) => head is [.., 13, 10, 13, 10];
}
