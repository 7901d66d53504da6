namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Which format a call asks for: <c>Format</c> with version 1 (XML if absent), the <c>accept</c> header with version 3 (JSON if absent).</summary>
internal static class AnswerFormat
{
    public static bool WantsXml(RpcRequest request) =>
        request.IsV3 ? Accepts(request, "xml") && !Accepts(request, "json") : !IsFormat(request, "JSON");

    public static ServiceError? Check(RpcRequest request)
    {
        if (request.IsV3)
        {
            var accept = request.Header("accept");
            return accept.Length == 0 || Accepts(request, "json") || Accepts(request, "xml") || accept.Contains("*/*", StringComparison.Ordinal)
                ? null
                : GatewayErrors.InvalidAccept;
        }

        return request.Parameter("Format") is null || IsFormat(request, "JSON") || IsFormat(request, "XML") ? null : GatewayErrors.InvalidFormat;
    }

    private static bool Accepts(RpcRequest request, string format) =>
        request.Header("accept").Contains(format, StringComparison.OrdinalIgnoreCase);

    private static bool IsFormat(RpcRequest request, string format) =>
        string.Equals(request.Parameter("Format"), format, StringComparison.OrdinalIgnoreCase);
}
