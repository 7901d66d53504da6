using System.Diagnostics;
using System.Globalization;

namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>The stubs in a process of their own, so that their work does not count as the client's. They end when their input closes.</summary>
internal sealed class StubProcess : IDisposable
{
    internal const string Command = "stub";

    private readonly Process _process;

    private StubProcess(Process process, int[] ports)
    {
        _process = process;
        (Json, Xml, Snapshots) = (Address(ports[0]), Address(ports[1]), Address(ports[2]));
    }

    internal Uri Json { get; }

    internal Uri Xml { get; }

    internal Uri Snapshots { get; }

    internal static StubProcess Start()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments()) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The stub did not start.");
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The stub told no ports.");
        return new StubProcess(process, [.. line.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))]);
    }

    /// <summary>What the child process does: serves until its input closes.</summary>
    internal static async Task ServeAsync()
    {
        using var json = StubServer.Start(new JsonStubPage());
        using var xml = StubServer.Start(new XmlStubPage());
        using var snapshots = StubServer.Start(new SnapshotStubPage());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{json.Port} {xml.Port} {snapshots.Port}"));
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string[] Arguments() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.GetCommandLineArgs()[0], Command]
        : [Command];

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}/");
}
