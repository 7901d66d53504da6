using AliRds.Backups.Client.Emulator.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>Gives each request to its service, and reports an exception in there as a failure of the emulator.</summary>
internal sealed class RequestDispatcher(RequestRecorder recorder, IReadOnlyList<IEmulatorService> services) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await services.First(service => service.CanHandle(context.Request)).HandleAsync(context);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            await FailureResponse.SendAsync(context, recorder, exception);
        }
        catch (OperationCanceledException)
        {
            // The client disconnected, or the emulator stops: nobody waits for a response.
            context.Abort();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
