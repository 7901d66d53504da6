using System.Buffers;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Writes results and errors in the format that a call asks for.</summary>
internal sealed class RpcResponseWriter(EmulatorJournalEntry entry, string product)
{
    public RpcResponse Write(OperationResult result, ArrayBufferWriter<byte> buffer) =>
        result.Error is { } error
            ? Write(error, buffer)
            : Write(200, $"{entry.Action}Response", buffer, writer => result.WriteFields!(writer, entry.RequestId));

    public RpcResponse Write(ServiceError error, ArrayBufferWriter<byte> buffer) =>
        Write(error.StatusCode, "Error", buffer, writer => WriteError(writer, error)) with { ErrorCode = error.Code };

    private RpcResponse Write(int statusCode, string root, ArrayBufferWriter<byte> buffer, Action<IWireWriter> writeFields)
    {
        using (IWireWriter writer = entry.WantsXml ? new XmlWireWriter(buffer) : new JsonWireWriter(buffer))
        {
            writer.BeginRoot(root);
            writeFields(writer);
            writer.EndRoot();
        }

        return new RpcResponse(statusCode, entry.WantsXml ? RpcResponse.Xml : RpcResponse.Json, buffer.WrittenMemory);
    }

    private void WriteError(IWireWriter writer, ServiceError error)
    {
        writer.Text("RequestId", entry.RequestId);
        writer.Text("HostId", entry.Host);
        writer.Text("Code", error.Code);
        writer.Text("Message", error.Message);
        writer.Text("Recommend", $"https://api.alibabacloud.com/troubleshoot?q={error.Code}&product={product}");
        if (error.AccessDeniedDetail is { } detail)
        {
            WriteDetail(writer, detail);
        }
    }

    private static void WriteDetail(IWireWriter writer, IReadOnlyDictionary<string, string> detail)
    {
        writer.BeginObject("AccessDeniedDetail");
        foreach (var (name, value) in detail)
        {
            writer.Text(name, value);
        }

        writer.EndObject();
    }
}
