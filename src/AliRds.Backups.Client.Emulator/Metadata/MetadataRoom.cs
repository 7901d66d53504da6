using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Rooms;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>The metadata service of an ECS instance, api-reference 6.5.</summary>
internal sealed class MetadataRoom(EmulatorState state) : IEmulatorRoom
{
    private const string TokenPath = "/latest/api/token";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string TokenLifeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";

    private readonly EmulatorMetadata _metadata = state.Metadata;
    private readonly SessionTokens _tokens = new(state.Random, state.Now);

    public bool Serves(HttpRequest request) => request.Path.StartsWithSegments("/latest");

    public Task HandleAsync(HttpContext http)
    {
        var stall = _metadata.Mode == EmulatorMetadataMode.Stalled ? EmulatorFault.Stall(EmulatorFaultPoint.BeforeHeaders) : null;
        return PlainRequests.HandleAsync(http, state, Action(http.Request), stall, Answer);
    }

    private static string Action(HttpRequest request)
    {
        var path = request.Path.Value!;
        return path == TokenPath ? "GetMetadataToken"
            : path == RolesPath ? "GetMetadataRole"
            : path.StartsWith(RolesPath, StringComparison.Ordinal) ? "GetMetadataKey"
            : "GetMetadata";
    }

    private RpcAnswer Answer(RpcRequest request)
    {
        if (_metadata.Mode == EmulatorMetadataMode.Off)
        {
            return PlainAnswers.NotFound;
        }

        return request.Path == TokenPath ? IssueToken(request) : Read(request);
    }

    private RpcAnswer IssueToken(RpcRequest request)
    {
        if (_metadata.Mode == EmulatorMetadataMode.V1Only)
        {
            return PlainAnswers.NotFound;
        }

        if (!HttpMethods.IsPut(request.Method))
        {
            return PlainAnswers.Refuse(405, "Method Not Allowed");
        }

        return _tokens.TryIssue(request.Header(TokenLifeHeader)) is { } token
            ? PlainAnswers.Text(token)
            : PlainAnswers.Refuse(400, "Bad Request");
    }

    private RpcAnswer Read(RpcRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
        {
            return PlainAnswers.Refuse(405, "Method Not Allowed");
        }

        return IsAllowed(request) ? ReadRole(request.Path) : PlainAnswers.Refuse(403, "Forbidden");
    }

    private bool IsAllowed(RpcRequest request)
    {
        var token = request.Header(TokenHeader);
        return token.Length == 0 ? _metadata.Mode != EmulatorMetadataMode.V2Only : _tokens.IsValid(token);
    }

    private RpcAnswer ReadRole(string path)
    {
        if (_metadata.Mode == EmulatorMetadataMode.NoRole)
        {
            return PlainAnswers.NotFound;
        }

        if (path == RolesPath)
        {
            return PlainAnswers.Text(_metadata.RoleName);
        }

        return path == RolesPath + _metadata.RoleName ? PlainAnswers.Key(_metadata.HeldKey.Current(), state.Now()) : PlainAnswers.NotFound;
    }
}
