using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AliRds.Backups.Client.ConformanceTests.AnyAction;

/// <summary>A socket that keeps the head of each request as it arrives, and responds with an empty JSON object.</summary>
internal sealed class RequestRecorder : IAsyncDisposable
{
    private const string HeadEnd = "\r\n\r\n";

    private static readonly byte[] Response =
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly List<RecordedRequest> _requests = [];

    public RequestRecorder()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>The requests in the order in which they came, one after the other.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                var stream = connection.GetStream();
                _requests.Add(RecordedRequest.Parse(await ReadHeadAsync(stream)));
                await stream.WriteAsync(Response, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!head.ToString().EndsWith(HeadEnd, StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            head.Append(read > 0
                ? Encoding.Latin1.GetString(buffer, 0, read)
                : throw new InvalidDataException("The request ends in its head."));
        }

        return head.ToString();
    }
}

/// <summary>The head of a request: its target, byte for byte, and its headers.</summary>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public static RecordedRequest Parse(string head)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        return new RecordedRequest(start[0], start[1], lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(
            parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The query as it was sent, without its question mark.</summary>
    public string Query => Target.Split('?', 2)[1];

    /// <summary>A parameter of the query, decoded.</summary>
    public string Parameter(string name) => Query.Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])).Single();
}
