using System.Collections.Frozen;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>What the gateway checks besides the signature.</summary>
internal static class GatewayCheck
{
    public const string Version = "2014-08-15";

    public static ServiceError? Check(RpcRequest request, FrozenSet<string> actions)
    {
        if (request.Method is not ("GET" or "POST"))
        {
            return GatewayErrors.UnsupportedHttpMethod;
        }

        if (AnswerFormat.Check(request) is { } badFormat)
        {
            return badFormat;
        }

        return CheckAction(request, actions) ?? CheckVersion(request.Version);
    }

    private static ServiceError? CheckAction(RpcRequest request, FrozenSet<string> actions)
    {
        if (request.Action.Length == 0)
        {
            return GatewayErrors.Missing("Action");
        }

        if (actions.Contains(request.Action))
        {
            return null;
        }

        return request.IsV3 ? GatewayErrors.InvalidApi : GatewayErrors.InvalidAction;
    }

    private static ServiceError? CheckVersion(string version) => version switch
    {
        "" => GatewayErrors.Missing("Version"),
        Version => null,
        _ => GatewayErrors.InvalidVersion,
    };
}
