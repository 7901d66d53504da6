using System.Text;
using AliRds.Backups.Client.Rpc.Wire;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>The walk through a body ends soon after its token says so, wherever it is.</summary>
public sealed class WalkCancellationTests
{
    private const int Nodes = 100_000;

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "{", "\"a\":0,", "\"z\":0}" },
        { "{\"known\":[", "{\"a\":0},", "{}]}" },
        { "{\"a\":0,\"New\":[", "0,", "0]}" },
        { "<R>", "<a/>", "</R>" },
        { "<R>", "<known><a>0</a></known>", "</R>" },
        { "<R><a/><New>", "<a></a>", "</New></R>" },
        { "<R><a/><New>", "x<!-- -->", "</New></R>" },
        { "<R><a/>", "<!-- -->", "</R>" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Walk_TokenIsCancelledOnTheWay_EndsSoon(string start, string middle, string end)
    {
        using var source = new CancellationTokenSource();
        var node = new CancellingNode(source);
        var body = Encoding.UTF8.GetBytes(start + new StringBuilder().Insert(0, middle, Nodes) + end);

        Assert.Throws<OperationCanceledException>(() => WireBody.Walk(body, contentType: null, node, Responses.Limits, source.Token));
        Assert.InRange(node.Values, 1, 1000);
    }

    [Theory]
    [InlineData(SamplePage.Json)]
    [InlineData(SamplePage.Xml)]
    public void Walk_TokenIsCancelledBefore_ReadsNothing(string body)
    {
        var node = new CancellingNode(source: null);

        Assert.Throws<OperationCanceledException>(() =>
            WireBody.Walk(Encoding.UTF8.GetBytes(body), contentType: null, node, Responses.Limits, new CancellationToken(canceled: true)));
        Assert.Equal(0, node.Values);
    }

    private sealed class CancellingNode(CancellationTokenSource? source) : WireNode
    {
        internal int Values { get; private set; }

        internal override WireNode? GetChild(ReadOnlySpan<byte> name) => name.SequenceEqual("known"u8) ? this : null;

        internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
        {
            Values++;
            source?.Cancel();
        }
    }
}
