using System.IO.Compression;
using System.Xml.Linq;

namespace AliRds.Backups.Client.PackageTests.Support;

/// <summary>A package file: the files that a consumer gets, and what the package says of itself.</summary>
internal sealed record Package(IReadOnlyDictionary<string, byte[]> Files, XElement Metadata)
{
    public static Package Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var files = archive.Entries.Where(entry => !IsPlumbing(entry.FullName)).ToDictionary(entry => entry.FullName, Content);
        var nuspec = XDocument.Load(new MemoryStream(files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value));
        return new Package(files, Child(nuspec.Root!, "metadata")!);
    }

    public string? Text(string name) => Child(Metadata, name)?.Value;

    public XElement? Element(string name) => Child(Metadata, name);

    /// <summary>Each as <c>net10.0: NodaTime 3.3.7</c>.</summary>
    public IEnumerable<string> Dependencies => Groups("dependencies").SelectMany(
        group => group.Elements().Select(item => $"{(string?)group.Attribute("targetFramework")}: {(string?)item.Attribute("id")} {(string?)item.Attribute("version")}"));

    /// <summary>Each as <c>net10.0: Microsoft.AspNetCore.App</c>.</summary>
    public IEnumerable<string> FrameworkReferences => Groups("frameworkReferences").SelectMany(
        group => group.Elements().Select(item => $"{(string?)group.Attribute("targetFramework")}: {(string?)item.Attribute("name")}"));

    private IEnumerable<XElement> Groups(string name) => Element(name)?.Elements() ?? [];

    /// <summary>What the container format adds to every package.</summary>
    private static bool IsPlumbing(string name) =>
        name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/", StringComparison.Ordinal);

    private static XElement? Child(XElement parent, string name) => parent.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
