using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Profiles and token files that are no files, have no end, or change while they are read.</summary>
[Collection(nameof(CountsMemory))]
public sealed class HostileFileTests : IDisposable
{
    private const long Much = 512L * 1024 * 1024;

    private readonly SourceFolder _folder = new();

    [Fact]
    public async Task GetCredentials_OfAProfileThatIsAFifo_DoesNotHang()
    {
        var failure = await Source.FailAsync(Ini(_folder.Fifo("credentials")));

        Assert.Contains("a pipe or a device", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAProfileThatIsALinkToAFifo_DoesNotHang()
    {
        var fifo = _folder.Fifo("fifo");
        File.CreateSymbolicLink(_folder.Path("middle"), fifo);
        File.CreateSymbolicLink(_folder.Path("credentials"), _folder.Path("middle"));

        var failure = await Source.FailAsync(Ini(_folder.Path("credentials")));

        Assert.Contains("a pipe or a device", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAProfileThatIsALinkToAFile_ReadsTheFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        File.CreateSymbolicLink(_folder.Path("link"), _folder.Write("credentials", Section("KEY-1")));

        Assert.Equal("KEY-1", (await Source.GetAsync(Ini(_folder.Path("link")))).AccessKeyId);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public async Task GetCredentials_OfAProfileThatIsADevice_SaysSo(string path)
    {
        Assert.SkipUnless(File.Exists(path), $"There is no {path}.");

        Assert.Contains("a pipe or a device", (await Source.FailAsync(Ini(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAProfileOfAGigabyte_EndsByABound()
    {
        var path = _folder.Sparse("credentials", 1024 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();

        var failure = await Source.FailAsync(Ini(path));

        Assert.Contains("more than 1 MiB", failure.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Much);
    }

    [Fact]
    public async Task GetCredentials_OfAProfileThatIsAFolder_SaysThatItCouldNotBeRead() =>
        Assert.Contains("could not be read", (await Source.FailAsync(Ini(Path.GetTempPath()))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task GetCredentials_OfLinksInALoop_SaysThatTheFileCouldNotBeRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        File.CreateSymbolicLink(_folder.Path("a"), _folder.Path("b"));
        File.CreateSymbolicLink(_folder.Path("b"), _folder.Path("a"));

        Assert.Contains("could not be read", (await Source.FailAsync(Ini(_folder.Path("a")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAnOidcTokenThatIsAFifo_DoesNotHang()
    {
        var failure = await Source.FailAsync(Oidc(_folder.Fifo("token")));

        Assert.Contains("a pipe or a device", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAnOidcTokenOfAGigabyte_EndsByABound()
    {
        var failure = await Source.FailAsync(Oidc(_folder.Sparse("token", 1024 * 1024 * 1024)));

        Assert.Contains("more than 1 MiB", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAnOidcTokenThatHasVanished_NamesTheFile()
    {
        var failure = await Source.FailAsync(Oidc(_folder.Path("gone")));

        Assert.Contains(_folder.Path("gone"), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[default]\ntype = access_key\naccess_key_id = KEY-2\n")]
    [InlineData("[defau")]
    public async Task GetCredentials_WhileAProfileIsRewrittenInPlace_GivesTheOldKeyAndThenTheNewOne(string halfway)
    {
        var provider = Ini(_folder.Write("credentials", Section("KEY-1")));
        await Source.GetAsync(provider);

        _folder.Write("credentials", halfway);
        var during = await Source.GetAsync(provider);
        _folder.Write("credentials", Section("KEY-2"));
        var after = await Source.GetAsync(provider);

        Assert.Equal(("KEY-1", "KEY-2"), (during.AccessKeyId, after.AccessKeyId));
    }

    [Fact]
    public async Task GetCredentials_WhileAProfileIsGoneForAMoment_GivesTheOldKey()
    {
        var path = _folder.Write("credentials", Section("KEY-1"));
        var provider = Ini(path);
        await Source.GetAsync(provider);

        File.Delete(path);

        Assert.Equal("KEY-1", (await Source.GetAsync(provider)).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfProfilesThatNameEachOtherInALoop_NamesTheLoop()
    {
        var path = _folder.Write("config.json", """
            {"current":"a","profiles":[{"name":"a","mode":"ChainableRamRoleArn","ram_role_arn":"acs:ram::1:role/r","source_profile":"b"},
            {"name":"b","mode":"ChainableRamRoleArn","ram_role_arn":"acs:ram::1:role/r","source_profile":"a"}]}
            """);

        var failure = await Source.FailAsync(Source.Of(new() { Source = RdsCredentialsSource.Cli, Cli = { Path = path } }));

        Assert.Contains("a -> b -> a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAChainOf5000Profiles_IsRefused()
    {
        var profiles = Enumerable.Range(0, 5_000).Select(number =>
            $$"""{"name":"p{{number}}","mode":"ChainableRamRoleArn","ram_role_arn":"acs:ram::1:role/r","source_profile":"p{{number + 1}}"}""");
        var path = _folder.Write("config.json", $$"""{"current":"p0","profiles":[{{string.Join(',', profiles)}}]}""");

        var failure = await Source.FailAsync(Source.Of(new() { Source = RdsCredentialsSource.Cli, Cli = { Path = path } }));

        Assert.Contains("more than", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IRdsCredentialsProvider Ini(string path) =>
        Source.Of(new() { Source = RdsCredentialsSource.Profile, Profile = { Path = path } });

    private static IRdsCredentialsProvider Oidc(string path) => Source.Of(new()
    {
        Source = RdsCredentialsSource.Oidc,
        Oidc = { RoleArn = "acs:ram::1:role/r", ProviderArn = "acs:ram::1:oidc-provider/p", TokenFile = path },
        Sts = { Endpoint = new Uri("http://127.0.0.1:1") },
    });

    private static string Section(string id) => $"[default]\ntype = access_key\naccess_key_id = {id}\naccess_key_secret = {HostileClient.Secret}\n";
}
