using AliRds.Backups.Client.PackageTests.Support;

namespace AliRds.Backups.Client.PackageTests.Contents;

public sealed class DependencyTests(PackedPackages packages)
{
    private const string Extensions = "10.0.15";

    private static readonly string[] ClientDependencies =
    [
        $"Microsoft.Extensions.Http {Extensions}",
        $"Microsoft.Extensions.Options.ConfigurationExtensions {Extensions}",
        "NodaTime 3.3.7",
        "Polly.Core 8.9.1",
        "System.IO.Hashing 11.0.0",
        $"System.Threading.RateLimiting {Extensions}",
    ];

    [Fact]
    public void Dependencies_OfTheClient_AreExactlyThese()
    {
        string[] expected = [.. On("net10.0", ClientDependencies), .. On("net8.0", [.. ClientDependencies, $"System.Text.Json {Extensions}"])];

        Assert.Equal(expected.Order(), packages.Open("AliRds.Backups.Client").Dependencies.Order());
    }

    [Fact]
    public void Dependencies_OfTheEmulator_AreExactlyThese()
    {
        var package = packages.Open("AliRds.Backups.Client.Emulator");

        Assert.Equal(OnBoth("NodaTime 3.3.7"), package.Dependencies.Order());
        Assert.Equal(OnBoth("Microsoft.AspNetCore.App"), package.FrameworkReferences.Order());
    }

    [Fact]
    public void Dependencies_OfTheHealthChecks_AreExactlyThese()
    {
        var expected = OnBoth($"AliRds.Backups.Client {packages.Version}", $"Microsoft.Extensions.Diagnostics.HealthChecks {Extensions}");

        Assert.Equal(expected, packages.Open("AliRds.Backups.Client.HealthChecks").Dependencies.Order());
    }

    [Theory]
    [InlineData("AliRds.Backups.Client")]
    [InlineData("AliRds.Backups.Client.HealthChecks")]
    public void FrameworkReferences_OfALibraryWithoutAServer_AreNone(string id) => Assert.Empty(packages.Open(id).FrameworkReferences);

    private static IEnumerable<string> OnBoth(params string[] names) => On("net10.0", names).Concat(On("net8.0", names)).Order();

    private static IEnumerable<string> On(string target, params string[] names) => names.Select(name => $"{target}: {name}");
}
