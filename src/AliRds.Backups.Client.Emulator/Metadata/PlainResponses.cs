using System.Buffers;
using System.Text;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>Responses of services outside the RPC gateway.</summary>
internal static class PlainResponses
{
    private const string PlainText = "text/plain; charset=utf-8";

    public static RpcResponse NotFound { get; } = Error(404, "Not Found");

    public static RpcResponse MethodNotAllowed { get; } = Error(405, "Method Not Allowed");

    public static RpcResponse Text(string text) => new(200, PlainText, Encoding.UTF8.GetBytes(text)) { IsFromGateway = false };

    public static RpcResponse Error(int statusCode, string reason) =>
        new(statusCode, "text/html", Encoding.UTF8.GetBytes($"<html><head><title>{statusCode} - {reason}</title></head></html>"))
        {
            IsFromGateway = false,
            ErrorCode = reason,
        };

    public static RpcResponse Credentials(EmulatorTemporaryCredentials credentials, Instant updated)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new JsonWireWriter(body))
        {
            writer.BeginRoot("");
            writer.Text("Code", "Success");
            CredentialsFields.Write(writer, credentials);
            writer.Text("LastUpdated", InstantPattern.General.Format(updated));
            writer.EndRoot();
        }

        return new RpcResponse(200, RpcResponse.Json, body.WrittenMemory) { IsFromGateway = false };
    }
}
