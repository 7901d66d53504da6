using System.Buffers;
using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Turns results and errors into bodies of the wanted format.</summary>
internal static class AnswerWriter
{
    private const int PageBytes = 64 * 1024;

    public static RpcAnswer Write(OperationResult result, bool xml, string requestId, string host) =>
        result.Error is { } error
            ? Write(error, xml, requestId, host)
            : Write(200, xml, PageBytes, writer => result.WriteBody!(writer, requestId));

    public static RpcAnswer Write(ServiceError error, bool xml, string requestId, string host) =>
        Write(error.Status, xml, 1024, writer => WriteError(writer, error, requestId, host)) with { ErrorCode = error.Code };

    private static RpcAnswer Write(int status, bool xml, int capacity, Action<IWireWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(capacity);
        using (IWireWriter writer = xml ? new XmlWireWriter(buffer) : new JsonWireWriter(buffer))
        {
            write(writer);
        }

        return new RpcAnswer(status, xml ? RpcAnswer.Xml : RpcAnswer.Json, buffer.WrittenMemory);
    }

    private static void WriteError(IWireWriter writer, ServiceError error, string requestId, string host)
    {
        writer.BeginRoot("Error");
        writer.Text("RequestId", requestId);
        writer.Text("HostId", host);
        writer.Text("Code", error.Code);
        writer.Text("Message", error.Message);
        writer.Text("Recommend", $"https://api.alibabacloud.com/troubleshoot?q={error.Code}&product=Rds");
        if (error.AccessDeniedDetail is { } detail)
        {
            writer.BeginObject("AccessDeniedDetail");
            foreach (var (name, value) in detail)
            {
                writer.Text(name, value);
            }

            writer.EndObject();
        }

        writer.EndRoot();
    }
}
