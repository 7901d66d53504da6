using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Gateway;

/// <summary>What the gateway checks besides the signature.</summary>
internal static class RequestValidator
{
    public static ServiceError? Validate(RpcRequest request, IReadOnlyList<RpcProduct> products)
    {
        if (request.Method is not ("GET" or "POST"))
        {
            return GatewayErrors.UnsupportedHttpMethod;
        }

        if (ResponseFormat.Check(request) is { } badFormat)
        {
            return badFormat;
        }

        return CheckAction(request, products) ?? CheckVersion(request, products);
    }

    /// <summary>The first parameter that the operation does not know, or null.</summary>
    public static string? UnknownParameter(RpcRequest request, IRpcOperation operation) => request.Parameters
        .Select(parameter => parameter.Key)
        .FirstOrDefault(name => !operation.Parameters.Contains(name) && !GatewayParameters.Contains(name));

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
