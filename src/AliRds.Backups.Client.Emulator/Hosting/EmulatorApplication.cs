using AliRds.Backups.Client.Emulator.Rooms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>Hands each request to its room, and reports what fails in there as a failure of the emulator.</summary>
internal sealed class EmulatorApplication(EmulatorState state, IReadOnlyList<IEmulatorRoom> rooms) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await rooms.First(room => room.Serves(context.Request)).HandleAsync(context);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            await FailureReport.SendAsync(context, state, exception);
        }
        catch (OperationCanceledException)
        {
            // The client went away, or the emulator stops: nobody is left to answer.
            context.Abort();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
