namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Programs that print without end, leave children behind, or never end.</summary>
[Collection(nameof(CountsMemory))]
public sealed class HostileProcessTests : IDisposable
{
    private const long Much = 128L * 1024 * 1024;

    private readonly SourceFolder _folder = new();

    [Fact]
    public async Task GetCredentials_OfAProgramThatPrints200Megabytes_EndsByABound()
    {
        var provider = Source.OfProcess(_folder.Write("print", "head -c 209715200 /dev/zero"));
        var before = GC.GetTotalAllocatedBytes();

        var failure = await Source.FailAsync(provider);

        Assert.Contains("more than 1 MiB", failure.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Much);
    }

    [Fact]
    public async Task GetCredentials_OfAProgramThatPrintsForever_EndsByABound()
    {
        var failure = await Source.FailAsync(Source.OfProcess(_folder.Write("print", "exec cat /dev/zero")));

        Assert.Contains("more than 1 MiB", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAProgramThatWritesMuchOfErrors_GivesItsKeyAndKeepsNothing()
    {
        var provider = Source.OfProcess(_folder.Write("print", $"head -c 209715200 /dev/zero >&2\necho '{Source.Printed("KEY-1")}'"));
        var before = GC.GetTotalAllocatedBytes();

        var key = await Source.GetAsync(provider);

        Assert.Equal("KEY-1", key.AccessKeyId);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Much);
    }

    [Fact]
    public async Task GetCredentials_OfAProgramWhoseChildHoldsItsOutput_GivesItsKeyAndLeavesNoProcess()
    {
        var alive = _folder.Fifo("alive");
        var watching = WatchAsync(alive);
        var provider = Source.OfProcess(_folder.Write("print", $"exec 9>{alive}\nsleep 1000 &\necho '{Source.Printed("KEY-1")}'"));

        var key = await Source.GetAsync(provider);

        Assert.Equal("KEY-1", key.AccessKeyId);
        await EndsAsync(watching);
    }

    [Fact]
    public async Task GetCredentials_OfAProgramWhoseGrandchildrenWriteErrorsForever_GivesItsKeyAndLeavesNoProcess()
    {
        var alive = _folder.Fifo("alive");
        var watching = WatchAsync(alive);
        var provider = Source.OfProcess(_folder.Write(
            "print", $"exec 9>{alive}\n(cat /dev/zero >&2 & cat /dev/zero >&2 &) >/dev/null\necho '{Source.Printed("KEY-1")}'"));

        var key = await Source.GetAsync(provider);

        Assert.Equal("KEY-1", key.AccessKeyId);
        await EndsAsync(watching);
    }

    [Fact]
    public async Task GetCredentials_OfAProgramThatFloodsWithChildren_LeavesNoProcess()
    {
        var alive = _folder.Fifo("alive");
        var watching = WatchAsync(alive);
        var provider = Source.OfProcess(_folder.Write("print", $"exec 9>{alive}\ncat /dev/zero &\n(cat /dev/zero &)\nsleep 1000"));

        await Source.FailAsync(provider);

        await EndsAsync(watching);
    }

    [Fact]
    public async Task GetCredentials_ManyTimesOfProgramsWithChildren_LeavesNoHandle()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "The handles of a process can be counted on Linux only.");
        var script = _folder.Write("print", $"sleep 1000 &\necho '{Source.Printed("KEY-1")}'");
        await Source.GetAsync(Source.OfProcess(script));
        var before = Pipes();

        for (var call = 0; call < 5; call++)
        {
            await Source.GetAsync(Source.OfProcess(script));
        }

        Assert.InRange(Pipes() - before, -100, 2);
    }

    [Theory]
    [InlineData("exit 3", "exit code 3")]
    [InlineData("kill -9 $$", "exit code 137")]
    [InlineData("echo not json", "not the expected JSON")]
    [InlineData("true", "not the expected JSON")]
    public async Task GetCredentials_OfAProgramThatGivesNoKey_SaysWhy(string script, string reason) =>
        Assert.Contains(reason, (await Source.FailAsync(Source.OfProcess(_folder.Write("print", script)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task GetCredentials_OfAProgramThatReadsItsInput_GetsNone()
    {
        var provider = Source.OfProcess(_folder.Write("print", $"cat\necho '{Source.Printed("KEY-1")}'"));

        Assert.Equal("KEY-1", (await Source.GetAsync(provider)).AccessKeyId);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Ends when no process is left that has the pipe open.</summary>
    private static Task WatchAsync(string path) => Task.Run(() =>
    {
        using var pipe = File.OpenRead(path);
        while (pipe.ReadByte() >= 0)
        {
        }
    });

    private static Task EndsAsync(Task watching) => watching.WaitAsync(TimeSpan.FromSeconds(30), Source.Token);

    private static int Pipes() =>
        Directory.EnumerateFiles("/proc/self/fd").Count(path => new FileInfo(path).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true);
}
