using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>Serves <see cref="EmulatorMetadata"/>: the metadata service of an ECS instance.</summary>
internal sealed class MetadataService(EmulatorMetadata settings, PlainRequestHandler handler, ServiceClock clock, ulong random)
    : IEmulatorService
{
    private const string TokenPath = "/latest/api/token";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string TokenLifeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";

    private readonly SessionTokens _tokens = new(random, clock);

    public bool CanHandle(HttpRequest request) => request.Path.StartsWithSegments("/latest");

    public Task HandleAsync(HttpContext http) =>
        handler.HandleAsync(http, Action(http.Request), Respond, stall: settings.Mode == EmulatorMetadataMode.Stalled);

    private static string Action(HttpRequest request)
    {
        var path = request.Path.Value!;
        return path == TokenPath ? "GetMetadataToken"
            : path == RolesPath ? "GetMetadataRole"
            : path.StartsWith(RolesPath, StringComparison.Ordinal) ? "GetMetadataKey"
            : "GetMetadata";
    }

    private RpcResponse Respond(RpcRequest request)
    {
        if (settings.Mode == EmulatorMetadataMode.Off)
        {
            return PlainResponses.NotFound;
        }

        return request.Path == TokenPath ? IssueToken(request) : Read(request);
    }

    private RpcResponse IssueToken(RpcRequest request)
    {
        if (settings.Mode == EmulatorMetadataMode.V1Only)
        {
            return PlainResponses.NotFound;
        }

        if (!HttpMethods.IsPut(request.Method))
        {
            return PlainResponses.MethodNotAllowed;
        }

        return _tokens.TryIssue(request.Header(TokenLifeHeader)) is { } token
            ? PlainResponses.Text(token)
            : PlainResponses.Error(400, "Bad Request");
    }

    private RpcResponse Read(RpcRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
        {
            return PlainResponses.MethodNotAllowed;
        }

        return IsAllowed(request) ? ReadRole(request.Path) : PlainResponses.Error(403, "Forbidden");
    }

    private bool IsAllowed(RpcRequest request)
    {
        var token = request.Header(TokenHeader);
        return token.Length == 0 ? settings.Mode != EmulatorMetadataMode.V2Only : _tokens.IsValid(token);
    }

    private RpcResponse ReadRole(string path)
    {
        if (settings.Mode == EmulatorMetadataMode.NoRole)
        {
            return PlainResponses.NotFound;
        }

        if (path == RolesPath)
        {
            return PlainResponses.Text(settings.RoleName);
        }

        return path == RolesPath + settings.RoleName
            ? PlainResponses.Credentials(settings.Credentials.Current(), clock.Now)
            : PlainResponses.NotFound;
    }
}
