using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>Kestrel only: no host, no configuration, no environment variables, no console, no signal handlers.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private KestrelHost(KestrelServer kestrel) => _kestrel = kestrel;

    public Uri Endpoint => new(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public static async Task<KestrelHost> StartAsync(
        int port, TimeSpan keepAliveTimeout, IHttpApplication<HttpContext> application, CancellationToken cancellationToken)
    {
        var kestrel = new KestrelServer(
            Options.Create(KestrelOptions(port, keepAliveTimeout)),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            await kestrel.StartAsync(application, cancellationToken);
            return new KestrelHost(kestrel);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
    }

    /// <summary>Closes the port and all open connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
    }

    private static KestrelServerOptions KestrelOptions(int port, TimeSpan keepAliveTimeout)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.KeepAliveTimeout = keepAliveTimeout;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        kestrel.Limits.MaxRequestBufferSize = 1 << 20;
        kestrel.Limits.MaxResponseBufferSize = 1 << 20;
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        return kestrel;
    }
}
