using System.Collections.Immutable;
using System.Diagnostics;

namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>One of the programs in the <c>js</c> folder.</summary>
internal sealed record NodeProgram(string Name)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>A script that is loaded before the program and before the vendor's code, or null.</summary>
    public string? Preload { get; init; }

    /// <summary>By how much <c>preload/shift-clock.js</c> moves the program's clock.</summary>
    public int ClockShiftMinutes { get; init; }

    /// <summary>Variables of its own. Those of the vendor that happen to be set on this machine are kept from it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Runs the program and gives what it wrote to stdout.</summary>
    public async Task<string> RunAsync(string input)
    {
        var tools = NodeTools.Require();
        var start = new ProcessStartInfo(tools.Node, Arguments()) { WorkingDirectory = OfficialPackages.Programs };
        start.Environment["NODE_PATH"] = await OfficialPackages.GetFolderAsync();
        start.Environment["CLOCK_SHIFT_MINUTES"] = $"{ClockShiftMinutes}";
        SetVariables(start.Environment);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ending.CancelAfter(Timeout);
        return (await ToolRun.RunAsync(start, input, ending.Token)).RequireOutput(Name);
    }

    private void SetVariables(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("ALIBABA_CLOUD_", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        foreach (var (name, value) in Variables)
        {
            environment[name] = value;
        }
    }

    private IEnumerable<string> Arguments() => Preload is null ? [Name] : ["--require", $"./preload/{Preload}", Name];
}
