using System.Buffers;
using System.Text;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>Answers of services that are no RPC gateway.</summary>
internal static class PlainAnswers
{
    private const string PlainText = "text/plain; charset=utf-8";

    public static RpcAnswer NotFound { get; } = Refuse(404, "Not Found");

    public static RpcAnswer Text(string text) => new(200, PlainText, Encoding.UTF8.GetBytes(text)) { IsOfGateway = false };

    public static RpcAnswer Refuse(int status, string reason) =>
        new(status, "text/html", Encoding.UTF8.GetBytes($"<html><head><title>{status} - {reason}</title></head></html>"))
        {
            IsOfGateway = false,
            ErrorCode = reason,
        };

    public static RpcAnswer Key(EmulatorTemporaryCredentials key, Instant updated)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new JsonWireWriter(body))
        {
            writer.BeginRoot("");
            writer.Text("Code", "Success");
            KeyFields.Write(writer, key);
            writer.Text("LastUpdated", InstantPattern.General.Format(updated));
            writer.EndRoot();
        }

        return new RpcAnswer(200, RpcAnswer.Json, body.WrittenMemory) { IsOfGateway = false };
    }
}
