using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>A listening socket that speaks TLS with a certificate of its own, behind a proxy's CONNECT if there is one, and then does what the test says.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = CreateCertificate();

    private readonly Func<SslStream, Task> _serve;
    private readonly SslApplicationProtocol _protocol;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly Task _accepting;

    private TlsServer(SslApplicationProtocol protocol, Func<SslStream, Task> serve)
    {
        _protocol = protocol;
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    internal int Port { get; }

    /// <summary>The nonces of the requests that came, in their order.</summary>
    internal ConcurrentQueue<string> Nonces { get; } = new();

    internal static TlsServer Start(SslApplicationProtocol protocol, Func<TlsServer, SslStream, Task> serve)
    {
        TlsServer? self = null;
        return self = new TlsServer(protocol, stream => serve(self!, stream));
    }

    internal static bool IsOwn(X509Certificate? certificate) => certificate?.GetCertHashString() == Certificate.GetCertHashString();

    /// <summary>Reads the head of a request of HTTP/1.1, and keeps its nonce.</summary>
    internal async Task<bool> ReadRequestAsync(Stream stream)
    {
        var head = await ReadHeadAsync(stream);
        const string name = "x-acs-signature-nonce: ";
        var start = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (start >= 0)
        {
            Nonces.Enqueue(head[(start + name.Length)..].Split('\r')[0]);
        }

        return head.Length > 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_serving);
        _stop.Dispose();
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return string.Empty;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or InvalidOperationException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var closing = _stop.Token.Register(client.Close);
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await IsConnectAsync(client))
                {
                    await ReadHeadAsync(stream);
                    await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
                }

                await using var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate, ApplicationProtocols = [_protocol] });
                await _serve(tls);
                await tls.ShutdownAsync();
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The client went away, or the server was stopped.
            }
        }
    }

    /// <summary>A client of a proxy begins with CONNECT, every other one with the first byte of a TLS record.</summary>
    private static async Task<bool> IsConnectAsync(TcpClient client)
    {
        var first = new byte[1];
        return await client.Client.ReceiveAsync(first, SocketFlags.Peek) > 0 && first[0] == (byte)'C';
    }
}
