using System.Buffers;
using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Turns results and errors into bodies of the format that one call wants.</summary>
internal sealed class AnswerWriter(EmulatorJournalEntry entry, string product)
{
    public RpcAnswer Write(OperationResult result, ArrayBufferWriter<byte> buffer) =>
        result.Error is { } error
            ? Write(error, buffer)
            : Write(200, buffer, writer => result.WriteBody!(writer, entry.RequestId));

    public RpcAnswer Write(ServiceError error, ArrayBufferWriter<byte> buffer) =>
        Write(error.Status, buffer, writer => WriteError(writer, error)) with { ErrorCode = error.Code };

    private RpcAnswer Write(int status, ArrayBufferWriter<byte> buffer, Action<IWireWriter> write)
    {
        using (IWireWriter writer = entry.WantsXml ? new XmlWireWriter(buffer) : new JsonWireWriter(buffer))
        {
            write(writer);
        }

        return new RpcAnswer(status, entry.WantsXml ? RpcAnswer.Xml : RpcAnswer.Json, buffer.WrittenMemory);
    }

    private void WriteError(IWireWriter writer, ServiceError error)
    {
        writer.BeginRoot("Error");
        writer.Text("RequestId", entry.RequestId);
        writer.Text("HostId", entry.Host);
        writer.Text("Code", error.Code);
        writer.Text("Message", error.Message);
        writer.Text("Recommend", $"https://api.alibabacloud.com/troubleshoot?q={error.Code}&product={product}");
        if (error.AccessDeniedDetail is { } detail)
        {
            WriteDetail(writer, detail);
        }

        writer.EndRoot();
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
