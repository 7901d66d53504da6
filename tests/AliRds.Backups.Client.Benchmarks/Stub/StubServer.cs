using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>
/// Answers every request with a page, at once and as cheaply as sockets allow, so that what is measured is the client. It checks nothing.
/// </summary>
internal sealed class StubServer : IDisposable
{
    private readonly StubPage _page;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _firstPage;

    private StubServer(StubPage page)
    {
        _page = page;
        var buffer = new byte[PageBuffer];
        _firstPage = buffer[..Write(new StubRequest(1, StubRequest.PageSize), buffer)];
    }

    private static int PageBuffer => 1024 * 1024;

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal static StubServer Start(StubPage page)
    {
        var server = new StubServer(page);
        server._listener.Start(backlog: 512);
        _ = server.AcceptAsync();
        return server;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.OperationAborted)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        connection.NoDelay = true;
        var received = new byte[64 * 1024];
        byte[]? buffer = null;
        var length = 0;
        try
        {
            while (await connection.ReceiveAsync(received.AsMemory(length)) is var count and > 0)
            {
                length += count;
                if (StubRequest.LengthOf(received.AsSpan(0, length)) is not { } expected || length < expected)
                {
                    continue;
                }

                var request = StubRequest.Read(received.AsSpan(0, length));
                length = 0;
                var response = _firstPage.AsMemory();
                if (request != new StubRequest(1, StubRequest.PageSize))
                {
                    buffer ??= new byte[PageBuffer];
                    response = buffer.AsMemory(0, Write(request, buffer));
                }

                while (!response.IsEmpty)
                {
                    response = response[await connection.SendAsync(response)..];
                }
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            // The client went away.
        }
    }

    /// <summary>Writes a whole response, and gives its length.</summary>
    private int Write(StubRequest request, byte[] target)
    {
        // The body goes behind the room for the head, then the head right before it.
        const int Room = 256;
        var body = _page.Write(request, target.AsSpan(Room));
        Span<byte> head = stackalloc byte[Room];
        Utf8.TryWrite(
            head,
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nDate: {DateTimeOffset.UtcNow:R}\r\nContent-Type: {_page.ContentType}\r\nContent-Length: {body}\r\n\r\n",
            out var headLength);
        head[..headLength].CopyTo(target);
        target.AsSpan(Room, body).CopyTo(target.AsSpan(headLength));
        return headLength + body;
    }
}
