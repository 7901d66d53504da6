using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>Serves <see cref="EmulatorCredentialsUri"/>.</summary>
internal sealed class CredentialsUriService(EmulatorCredentialsUri settings, PlainRequestHandler handler, ServiceClock clock)
    : IEmulatorService
{
    public bool CanHandle(HttpRequest request) => request.Path == EmulatorCredentialsUri.Path;

    public Task HandleAsync(HttpContext http) => handler.HandleAsync(http, "GetCredentials", Respond);

    private RpcResponse Respond(RpcRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
        {
            return PlainResponses.MethodNotAllowed;
        }

        return settings.Mode switch
        {
            EmulatorCredentialsUriMode.Malformed => PlainResponses.Text("<html>no key here</html>"),
            EmulatorCredentialsUriMode.Failing => PlainResponses.Error(500, "Internal Server Error"),
            EmulatorCredentialsUriMode.Expired => Credentials(clock.Now - Duration.FromHours(1)),
            _ => Credentials(expiration: null),
        };
    }

    private RpcResponse Credentials(Instant? expiration)
    {
        var credentials = settings.Credentials.Current();
        return PlainResponses.Credentials(credentials with { Expiration = expiration ?? credentials.Expiration }, clock.Now);
    }
}
