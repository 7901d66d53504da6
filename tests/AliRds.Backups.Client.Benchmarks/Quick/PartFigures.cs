using System.Globalization;
using System.Text.Json;
using System.Xml;
using AliRds.Backups.Client.Benchmarks.Figures;
using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>Reading a page that is in memory, and signing a call.</summary>
internal static class PartFigures
{
    private const int Rounds = 9;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync() => [.. await ReadingAsync(), .. await SigningAsync()];

    private static async Task<IReadOnlyList<Row>> ReadingAsync()
    {
        var json = Parts.Body(new JsonStubPage());
        var xml = Parts.Body(new XmlStubPage());
        var pages = await Comparison.RunAsync(
            [
                Variant.Sync("floor", () => JsonSerializer.Deserialize(json, FloorJsonContext.Default.FloorPage)),
                Variant.Sync("JSON", () => Parts.Read(Parts.Response(json))),
            ],
            calls: 400,
            callers: 1,
            Rounds);
        var formats = await Comparison.RunAsync(
            [
                Variant.Sync("JSON", () => Parts.Read(Parts.Response(json))),
                Variant.Sync("XML", () => Parts.Read(Parts.Response(xml))),
                Variant.Sync("XmlReader", () => ReadStrings(xml)),
            ],
            calls: 400,
            callers: 1,
            Rounds);
        return
        [
            Row.AtMost("reading a page, processor time", pages.Cpu("JSON"), 1.00),
            Row.AtMost("reading a page, bytes allocated", pages.Bytes("JSON"), 0.50),
            Row.AtMost("reading XML beside JSON, processor time", formats.Cpu("XML"), 2.00),
            Row.Shown("reading XML beside JSON, bytes allocated", formats.Bytes("XML")),
            Row.Shown("`XmlReader` and its strings alone beside reading JSON, processor time", formats.Cpu("XmlReader")),
        ];
    }

    /// <summary>What reading XML costs before anything is made of it.</summary>
    private static void ReadStrings(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            _ = reader.NodeType == XmlNodeType.Text ? reader.Value : reader.LocalName;
        }
    }

    private static async Task<IReadOnlyList<Row>> SigningAsync()
    {
        var time = Instant.FromUtc(2026, 1, 2, 3, 4, 5);
        var nonce = Guid.NewGuid().ToString("N");
        var call = Parts.Call(new RpcEndpoint(new Uri("https://rds.aliyuncs.com")), Clients.OnePage);
        var parameters = call.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var moment = new SigningMoment(time, nonce);
        var (v3, v1) = (new V3Signer(), new V1Signer());
        var signers = await Comparison.RunAsync(
            [
                Variant.Sync("floor", () => FloorSigner.Sign(
                    parameters, "rds.aliyuncs.com", Parts.Credentials.AccessKeyId, Parts.Credentials.AccessKeySecret, time.ToDateTimeUtc(), nonce)),
                Variant.Sync("V3, its query too", () => v3.Sign(call with { }, Parts.Credentials, new SigningMoment(time, nonce))),
                Variant.Sync("V3", () => v3.Sign(call, Parts.Credentials, moment)),
                Variant.Sync("V1", () => v1.Sign(call, Parts.Credentials, new SigningMoment(time, nonce))),
            ],
            calls: 20_000,
            callers: 1,
            Rounds);
        var bytes = signers.BytesPerCall("V3");
        return
        [
            Row.AtMost("signing with V3, the call's query included, processor time", signers.Cpu("V3, its query too"), 0.50),
            Row.Shown("signing with V3 again, as a repetition does, processor time", signers.Cpu("V3")),
            new("signing with V3, bytes allocated", bytes.ToString("0", CultureInfo.InvariantCulture), "at most 512", bytes <= 512),
            Row.Shown("signing with V1, processor time", signers.Cpu("V1")),
        ];
    }
}
