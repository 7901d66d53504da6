using AliRds.Backups.Client.Benchmarks.Figures;
using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Peers;
using AliRds.Backups.Client.Benchmarks.Stub;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>One call for a page of a hundred rows, over loopback.</summary>
internal static class CallFigures
{
    private const int Calls = 300;
    private const int Rounds = 7;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(StubProcess stub)
    {
        using var floor = new FloorClient(stub.Json);
        using var json = Clients.Create(stub.Json);
        using var xml = Clients.Create(stub.Xml, options => options.ResponseFormat = RdsResponseFormat.Xml);
        using var v1 = Clients.Create(stub.Json, options => options.SignatureVersion = RdsSignatureVersion.V1);
        using var peer = new SnapshotPeer(stub.Snapshots);
        var floorVariant = new Variant("floor", () => floor.ReadAsync());
        var ours = Call("ours", json);

        var one = await Comparison.RunAsync(
            [floorVariant, ours, Call("XML", xml), Call("V1", v1), new("AWSSDK.EC2", peer.ReadAsync)], Calls, callers: 1, Rounds);
        var many = await Comparison.RunAsync([floorVariant, ours], Calls * 2, callers: 32, Rounds);
        var crowd = await Comparison.RunAsync([floorVariant, ours], Calls * 2, callers: 200, rounds: 3);
        return
        [
            Row.AtMost("a call, processor time", one.Cpu("ours"), 1.10),
            Row.AtMost("a call, bytes allocated", one.Bytes("ours"), 0.60),
            Row.AtLeast("calls a second, 1 caller", one.Rate("ours"), 0.90),
            Row.AtLeast("calls a second, 32 callers", many.Rate("ours"), 0.90),
            Row.Shown("calls a second, 200 callers", crowd.Rate("ours")),
            Row.Shown("a call signed with V1, processor time", one.Cpu("V1")),
            Row.Shown("a call for XML, processor time", one.Cpu("XML")),
            Row.Shown("a call for XML, bytes allocated", one.Bytes("XML")),
            Row.Shown("AWSSDK.EC2 DescribeSnapshots, processor time", one.Cpu("AWSSDK.EC2")),
            Row.Shown("AWSSDK.EC2 DescribeSnapshots, bytes allocated", one.Bytes("AWSSDK.EC2")),
            Row.Shown("AWSSDK.EC2 DescribeSnapshots, calls a second", one.Rate("AWSSDK.EC2")),
        ];
    }

    private static Variant Call(string name, RdsBackupsClient client) => new(name, () => client.DescribeBackupsAsync(Clients.OnePage));
}
