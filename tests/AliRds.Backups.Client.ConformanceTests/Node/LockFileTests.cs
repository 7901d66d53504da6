using System.Text.Json;

namespace AliRds.Backups.Client.ConformanceTests.Node;

public sealed class LockFileTests
{
    private static readonly JsonElement Packages = JsonElement.Parse(
        File.ReadAllText(Path.Combine(OfficialPackages.Programs, "package-lock.json"))).GetProperty("packages");

    [Theory]
    [InlineData("@alicloud/rds20140815", "15.4.0")]
    [InlineData("@alicloud/pop-core", "1.8.0")]
    [InlineData("@alicloud/credentials", "2.4.7")]
    public void Packages_Judges_ArePinned(string name, string version)
    {
        var package = Packages.GetProperty($"node_modules/{name}");

        Assert.Equal(version, package.GetProperty("version").GetString());
        Assert.StartsWith("sha512-", package.GetProperty("integrity").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_Origins_NameNoRegistry() =>
        Assert.DoesNotContain(Packages.EnumerateObject(), package => package.Value.TryGetProperty("resolved", out _));
}
