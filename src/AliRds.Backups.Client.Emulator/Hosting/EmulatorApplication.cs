using AliRds.Backups.Client.Emulator.Rooms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>Hands each request to its room.</summary>
internal sealed class EmulatorApplication(IReadOnlyList<IEmulatorRoom> rooms) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => rooms.First(room => room.Serves(context.Request)).HandleAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
