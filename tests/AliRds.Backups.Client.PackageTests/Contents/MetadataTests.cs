using System.Text;
using AliRds.Backups.Client.PackageTests.Support;
using AliRds.Backups.Client.Tests.Documentation;

namespace AliRds.Backups.Client.PackageTests.Contents;

public sealed class MetadataTests(PackedPackages packages)
{
    public static TheoryData<string> Ids => [.. PackedPackages.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Identity_OfAPackage_IsItsNameAndVersion(string id)
    {
        var package = packages.Open(id);

        Assert.Equal(id, package.Text("id"));
        Assert.Equal(packages.Version, package.Text("version"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_OfAPackage_AreItsOwn(string id)
    {
        var package = packages.Open(id);

        Assert.StartsWith("Alibaba Cloud RDS backups ", package.Text("title"), StringComparison.Ordinal);
        Assert.Contains("Alibaba Cloud", package.Text("description"), StringComparison.Ordinal);
        Assert.Contains("alibaba-cloud", package.Text("tags")!.Split(' '));
        Assert.NotEmpty(package.Text("authors")!);
        Assert.NotEmpty(package.Text("copyright")!);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void License_OfAPackage_IsMit(string id)
    {
        var license = packages.Open(id).Element("license");

        Assert.Equal("MIT", license?.Value);
        Assert.Equal("expression", (string?)license?.Attribute("type"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Readme_OfAPackage_BeginsWithItsName(string id)
    {
        var package = packages.Open(id);

        Assert.StartsWith($"# {id}\n", Text(package, package.Text("readme")!), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Icon_OfAPackage_IsASmallPng(string id)
    {
        var package = packages.Open(id);
        var icon = package.Files[package.Text("icon")!];

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.InRange(icon.Length, 1, 64 * 1024);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseNotes_OfAPackage_AreTheNewestOfTheChangelog(string id)
    {
        var notes = packages.Open(id).Text("releaseNotes")!.ReplaceLineEndings("\n");

        Assert.StartsWith("## ", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", notes, StringComparison.Ordinal);
        Assert.Contains(notes, RepositoryFile.Read("CHANGELOG.md"), StringComparison.Ordinal);
    }

    /// <summary>A clone tells the commit, and the address if it has a remote that others can reach; an unpacked archive tells neither.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Repository_WhenPresent_IsACommitAtAPublicAddress(string id)
    {
        if (packages.Open(id).Element("repository") is not { } repository)
        {
            Assert.False(Path.Exists(Path.Combine(RepositoryFile.Root, ".git")));
            return;
        }

        Assert.Matches("^[0-9a-f]{40}$", (string?)repository.Attribute("commit"));
        Assert.StartsWith("https://", (string?)repository.Attribute("url") ?? "https://", StringComparison.Ordinal);
    }

    private static string Text(Package package, string file) => Encoding.UTF8.GetString(package.Files[file]).ReplaceLineEndings("\n");
}
