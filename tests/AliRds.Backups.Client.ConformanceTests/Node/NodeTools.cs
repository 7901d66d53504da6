namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>Where Node.js and npm are on this machine.</summary>
internal sealed record NodeTools(string Node, string Npm)
{
    /// <summary>The tools found on the PATH. Without them the test is skipped; on a build server (<c>CI=true</c>) it fails.</summary>
    public static NodeTools Require() =>
        Require(Environment.GetEnvironmentVariable("PATH"), Environment.GetEnvironmentVariable("CI"));

    internal static NodeTools Require(string? path, string? ci)
    {
        if (Find(path) is { } tools)
        {
            return tools;
        }

        throw Prerequisite.Missing("Node.js with npm was not found on the PATH; the vendor's JavaScript clients need it.", ci);
    }

    private static NodeTools? Find(string? path)
    {
        var node = FindFile(path, OperatingSystem.IsWindows() ? "node.exe" : "node");
        var npm = FindFile(path, OperatingSystem.IsWindows() ? "npm.cmd" : "npm");
        return node is null || npm is null ? null : new NodeTools(node, npm);
    }

    private static string? FindFile(string? path, string name) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
