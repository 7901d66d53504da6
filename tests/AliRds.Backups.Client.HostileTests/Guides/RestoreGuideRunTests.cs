using System.IO.Compression;
using AliRds.Backups.Client.Downloading;

namespace AliRds.Backups.Client.HostileTests.Guides;

/// <summary>The commands of a guide work as they are printed, in a folder that has nothing but the file.</summary>
public sealed class RestoreGuideRunTests
{
    private const string Folder = "not/there/yet";

    [Theory]
    [InlineData("MySQL", "8.0", "b_qp.xb", "echo rows > b_qp.xb")]
    [InlineData("MySQL", "5.7", "b_xb.qp", "echo rows > b_xb.qp")]
    [InlineData("MySQL", "5.6", "b.xb.gz", "echo rows | gzip > b.xb.gz")]
    [InlineData("MySQL", "5.6", "b.tar.gz", "echo rows > unpacked; tar -czf b.tar.gz unpacked")]
    [InlineData("PostgreSQL", "16.0", "b.tar.gz", "echo rows > unpacked; tar -czf b.tar.gz unpacked")]
    [InlineData("MySQL", "8.0", "b.tar", "echo rows > unpacked; tar -cf b.tar unpacked")]
    public async Task Commands_FolderIsNotThere_MakeItAndUnpackIntoIt(string engine, string version, string file, string makeFile)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The guides are written for a shell of Unix.");
        using var workshop = new GuideWorkshop();
        await workshop.RunAsync(makeFile);

        await workshop.RunAsync(Commands(engine, version, file));

        Assert.True(File.Exists(workshop.PathOf($"{Folder}/unpacked")));
    }

    [Fact]
    public async Task Commands_ZipOfSqlServer_MakeTheFolderAndUnpackIntoIt()
    {
        Assert.SkipUnless(IsOnThePath("unzip"), "unzip is not on the PATH.");
        using var workshop = new GuideWorkshop();
        using (var zip = ZipFile.Open(workshop.PathOf("b.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("unpacked");
        }

        await workshop.RunAsync(Commands("SQLServer", "2022", "b.zip"));

        Assert.True(File.Exists(workshop.PathOf($"{Folder}/unpacked")));
    }

    /// <summary>Those of the shell: a statement of SQL and a line with words to fill in are left out.</summary>
    private static IEnumerable<string> Commands(string engine, string version, string file)
    {
        var backup = new Backup
        {
            Engine = new DatabaseEngine(engine),
            EngineVersion = version,
            Method = BackupMethod.Physical,
            DownloadLink = new BackupLink($"https://store.example/{file}"),
        };
        return RestoreGuide.Create(backup).Commands
            .Where(command => !command.StartsWith("RESTORE", StringComparison.Ordinal) && !command.Contains("DATABASE", StringComparison.Ordinal))
            .Select(command => command.Replace("{file}", file, StringComparison.Ordinal).Replace("{folder}", Folder, StringComparison.Ordinal));
    }

    private static bool IsOnThePath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
