namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>What the tests need and this machine may not have.</summary>
internal static class Prerequisite
{
    /// <summary>Skips the test with the reason. On a build server (<c>CI=true</c>) that would hide it: it fails by the exception that is given back.</summary>
    public static InvalidOperationException Missing(string why) => Missing(why, Environment.GetEnvironmentVariable("CI"));

    internal static InvalidOperationException Missing(string why, string? ci)
    {
        Assert.SkipUnless(string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase), why);
        return new InvalidOperationException($"{why} With CI=true that is a failure.");
    }
}
