namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>
/// The response format that a call asks for: the parameter <c>Format</c> with signature version 1 (default XML), the header <c>accept</c>
/// with version 3 (default JSON).
/// </summary>
internal static class ResponseFormat
{
    public static bool WantsXml(RpcRequest request) =>
        request.IsV3 ? Accepts(request, "xml") && !Accepts(request, "json") : !IsFormat(request, "JSON");

    public static ServiceError? Check(RpcRequest request)
    {
        if (request.IsV3)
        {
            var accept = request.Header("accept");
            var isAny = accept.Length == 0 || accept.Contains("*/*", StringComparison.Ordinal);
            return isAny || Accepts(request, "json") || Accepts(request, "xml")
                ? null
                : GatewayErrors.InvalidAccept;
        }

        var isKnown = request.Parameter("Format") is null || IsFormat(request, "JSON") || IsFormat(request, "XML");
        return isKnown ? null : GatewayErrors.InvalidFormat;
    }

    private static bool Accepts(RpcRequest request, string format) =>
        request.Header("accept").Contains(format, StringComparison.OrdinalIgnoreCase);

    private static bool IsFormat(RpcRequest request, string format) =>
        string.Equals(request.Parameter("Format"), format, StringComparison.OrdinalIgnoreCase);
}
