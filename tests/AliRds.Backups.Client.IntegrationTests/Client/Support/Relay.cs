using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace AliRds.Backups.Client.IntegrationTests.Client.Support;

/// <summary>
/// Stands between a client and an emulator, byte for byte, and does to connections what a network does. Its host has a name that only
/// <see cref="ConnectAsync"/> knows.
/// </summary>
internal sealed partial class Relay : IAsyncDisposable
{
    private readonly Uri _target;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _clients = [];
    private TcpListener _listener = Listen();
    private readonly List<string> _nonces = [];
    private int _dropsLeft;

    internal Relay(Uri target)
    {
        _target = target;
        _ = AcceptAsync(_listener);
    }

    internal Uri Endpoint { get; } = new("http://rds.relay.test");

    /// <summary>Connections that were made, those that are closed included.</summary>
    internal int Connections { get; private set; }

    /// <summary>The nonce of each request that came over a socket, in their order, those that were dropped included.</summary>
    internal IReadOnlyList<string> Nonces
    {
        get
        {
            lock (_nonces)
            {
                return [.. _nonces];
            }
        }
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>: finds the address that the name has at present.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_listener.LocalEndpoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Options for a client that goes through here.</summary>
    internal RdsBackupsClientOptions Options(ClientFixture fixture) => fixture.Options(options =>
    {
        options.Endpoint = Endpoint;
        options.Target = RdsTarget.Emulator;
        options.AllowInsecureHttp = true;
    });

    /// <summary>Closes every connection in good order, as a gateway does with idle ones.</summary>
    internal void CloseConnections()
    {
        foreach (var client in _clients)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        _clients.Clear();
    }

    /// <summary>Takes the next requests off their connections and closes those without a byte of a response.</summary>
    internal void DropNextRequests(int count = 1) => _dropsLeft = count;

    /// <summary>Gives the name another address; nothing listens at the old one any more.</summary>
    internal void Move()
    {
        _listener.Stop();
        _listener = Listen();
        _ = AcceptAsync(_listener);
        CloseConnections();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _stop.Dispose();
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _clients.Add(client);
                _ = CarryAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The listener was stopped.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var emulator = new TcpClient();
        using (client)
        {
            await emulator.ConnectAsync(_target.Host, _target.Port, _stop.Token);
            await Task.WhenAny(CopyAsync(client, emulator), emulator.GetStream().CopyToAsync(client.GetStream(), _stop.Token));
        }
    }

    private async Task CopyAsync(TcpClient client, TcpClient emulator)
    {
        var buffer = new byte[16 * 1024];
        while (await client.GetStream().ReadAsync(buffer, _stop.Token) is var count and > 0)
        {
            Keep(Encoding.Latin1.GetString(buffer, 0, count));
            if (_dropsLeft > 0)
            {
                _dropsLeft--;
                return;
            }

            await emulator.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    /// <summary>A request is small enough to come in one piece.</summary>
    private void Keep(string request)
    {
        lock (_nonces)
        {
            _nonces.AddRange(Nonce().Matches(request).Select(match => match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"(?:x-acs-signature-nonce: |[?&]SignatureNonce=)([^\s&]+)")]
    private static partial Regex Nonce();
}
