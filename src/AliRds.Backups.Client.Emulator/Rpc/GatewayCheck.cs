namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>What the gateway checks besides the signature.</summary>
internal static class GatewayCheck
{
    public static ServiceError? Check(RpcRequest request, IReadOnlyList<RpcProduct> products)
    {
        if (request.Method is not ("GET" or "POST"))
        {
            return GatewayErrors.UnsupportedHttpMethod;
        }

        if (AnswerFormat.Check(request) is { } badFormat)
        {
            return badFormat;
        }

        return CheckAction(request, products) ?? CheckVersion(request, products);
    }

    private static ServiceError? CheckAction(RpcRequest request, IReadOnlyList<RpcProduct> products)
    {
        if (request.Action.Length == 0)
        {
            return GatewayErrors.Missing("Action");
        }

        if (products.Any(product => product.Find(request.Action) is not null))
        {
            return null;
        }

        return request.IsV3 ? GatewayErrors.InvalidApi : GatewayErrors.InvalidAction;
    }

    private static ServiceError? CheckVersion(RpcRequest request, IReadOnlyList<RpcProduct> products)
    {
        if (request.Version.Length == 0)
        {
            return GatewayErrors.Missing("Version");
        }

        return products.Any(product => product.Version == request.Version && product.Find(request.Action) is not null)
            ? null
            : GatewayErrors.InvalidVersion;
    }
}
