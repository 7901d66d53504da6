using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>A listening socket that does to each connection what the test says, and counts what really arrives.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly Func<RawConnection, Task> _serve;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly Task _accepting;
    private int _connections;

    private RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    internal int Port { get; }

    internal Uri Endpoint => new($"http://127.0.0.1:{Port}");

    internal int Connections => _connections;

    /// <summary>The requests that were read whole, in the order in which they came.</summary>
    internal IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>Runs <paramref name="serve"/> for each connection; the connection is closed when it returns.</summary>
    internal static RawServer Start(Func<RawConnection, Task> serve) => new(serve);

    /// <summary>Answers each request; connections stay open.</summary>
    internal static RawServer Answer(Func<RawRequest, RawReply> response) => Start(async connection =>
    {
        while (await connection.ReadRequestAsync() is { } request)
        {
            await connection.SendAsync(response(request));
        }
    });

    /// <summary>Answers the first request with the first reply, and so on; the last reply is repeated.</summary>
    internal static RawServer Script(params RawReply[] replies) => Answer(request => replies[Math.Min(request.Number, replies.Length) - 1]);

    /// <summary>Fails the test when a script failed for another reason than a client that went away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_serving);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _serving.Add(ServeAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or InvalidOperationException)
        {
            // The server was stopped; between two connections the listener says so by an InvalidOperationException.
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using var connection = new RawConnection(client, number, Keep, _stop.Token);
        try
        {
            await _serve(connection);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the server was stopped.
        }
    }

    private RawRequest Keep(Func<int, RawRequest> make)
    {
        lock (_requests)
        {
            var request = make(_requests.Count + 1);
            _requests.Enqueue(request);
            return request;
        }
    }
}
