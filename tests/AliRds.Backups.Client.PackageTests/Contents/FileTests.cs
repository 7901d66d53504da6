using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AliRds.Backups.Client.PackageTests.Support;

namespace AliRds.Backups.Client.PackageTests.Contents;

public sealed class FileTests(PackedPackages packages)
{
    public static TheoryData<string> Ids => [.. PackedPackages.Ids];

    [Fact]
    public void Feed_AfterPacking_HoldsThePackagesAndTheirSymbolsOnly()
    {
        var expected = PackedPackages.Ids.SelectMany(id => new[] { $"{id}.{packages.Version}.nupkg", $"{id}.{packages.Version}.snupkg" });

        Assert.Equal(expected.Order(), Directory.GetFiles(packages.Feed).Select(Path.GetFileName).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Files_OfAPackage_AreExactlyThese(string id)
    {
        string[] expected =
        [
            $"{id}.nuspec",
            "README.md",
            "icon.png",
            $"lib/net10.0/{id}.dll",
            $"lib/net10.0/{id}.xml",
            $"lib/net8.0/{id}.dll",
            $"lib/net8.0/{id}.xml",
        ];

        Assert.Equal(expected.Order(), packages.Open(id).Files.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Files_OfASymbolPackage_AreExactlyThese(string id)
    {
        string[] expected = [$"{id}.nuspec", $"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb"];

        Assert.Equal(expected.Order(), packages.OpenSymbols(id).Files.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Assemblies_OfAPackage_AreStrongNamed(string id)
    {
        foreach (var (_, content) in packages.Open(id).Files.Where(file => file.Key.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var assembly = new PEReader(new MemoryStream(content));
            var name = assembly.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();

            Assert.Equal("dbb8dcd8e08d096b", Convert.ToHexStringLower(name.GetPublicKeyToken()!));
            Assert.True(assembly.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned));
        }
    }
}
