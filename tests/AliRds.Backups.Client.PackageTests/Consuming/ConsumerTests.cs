using AliRds.Backups.Client.PackageTests.Support;

namespace AliRds.Backups.Client.PackageTests.Consuming;

/// <summary>What the README promises: add the packages to a new program, and it lists.</summary>
public sealed class ConsumerTests(PackedPackages packages)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task Packages_AddedToANewProgram_ListWhatTheEmulatorHolds(string target)
    {
        const int Seeded = 123;
        using var project = new ConsumerProject();
        await project.CreateAsync(packages, target);
        await project.AddAsync("AliRds.Backups.Client", packages.Version);
        await project.AddAsync("AliRds.Backups.Client.Emulator", packages.Version);
        await project.BuildAsync();

        var output = await project.RunAsync($"{Seeded}");

        Assert.Equal($"listed: {Seeded}", output.Trim());
    }
}
