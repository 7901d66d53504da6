namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>What the gateway checks besides the signature.</summary>
internal static class GatewayCheck
{
    public const string Version = "2014-08-15";

    public static ServiceError? Check(RpcRequest request, Func<string, bool> isKnown)
    {
        if (request.Method is not ("GET" or "POST"))
        {
            return GatewayErrors.UnsupportedHttpMethod;
        }

        if (AnswerFormat.Check(request) is { } badFormat)
        {
            return badFormat;
        }

        return CheckAction(request, isKnown) ?? CheckVersion(request.Version);
    }

    private static ServiceError? CheckAction(RpcRequest request, Func<string, bool> isKnown)
    {
        if (request.Action.Length == 0)
        {
            return GatewayErrors.Missing("Action");
        }

        if (isKnown(request.Action))
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
