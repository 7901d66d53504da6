using AliRds.Backups.Client.Emulator.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>Passes each request to its service, and reports an exception there as a failure of the emulator.</summary>
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
            // The client has disconnected, or the emulator is stopping: nobody is waiting for a response.
            context.Abort();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
