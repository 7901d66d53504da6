using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Rooms;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>An address that answers with a key, api-reference 6.8.</summary>
internal sealed class CredentialsUriRoom(EmulatorState state) : IEmulatorRoom
{
    public const string Path = "/credentials";

    public bool Serves(HttpRequest request) => request.Path == Path;

    public Task HandleAsync(HttpContext http) => PlainRequests.HandleAsync(http, state, "GetCredentials", null, Answer);

    private RpcAnswer Answer(RpcRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
        {
            return PlainAnswers.Refuse(405, "Method Not Allowed");
        }

        return state.CredentialsUri.Mode switch
        {
            EmulatorCredentialsUriMode.Malformed => PlainAnswers.Text("<html>no key here</html>"),
            EmulatorCredentialsUriMode.Failing => PlainAnswers.Refuse(500, "Internal Server Error"),
            EmulatorCredentialsUriMode.Expired => Key(ended: true),
            _ => Key(ended: false),
        };
    }

    private RpcAnswer Key(bool ended)
    {
        var key = state.CredentialsUri.HeldKey.Current();
        return PlainAnswers.Key(ended ? key with { Expiration = state.Now() - Duration.FromHours(1) } : key, state.Now());
    }
}
