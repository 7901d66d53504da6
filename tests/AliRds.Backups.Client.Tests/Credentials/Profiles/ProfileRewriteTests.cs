using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Profiles;

/// <summary>A profile that is caught while it is written.</summary>
public sealed class ProfileRewriteTests : IDisposable
{
    private const string Path = CredentialsBench.Home + "/.alibabacloud/credentials";
    private const string Half = "[default]\ntype=access_key\naccess_key_id=ID-1\n";

    private readonly CredentialsBench _bench = new();
    private readonly IRdsCredentialsProvider _provider;

    public ProfileRewriteTests() => _provider = _bench.Factory.Create(new() { Source = RdsCredentialsSource.Profile });

    [Fact]
    public async Task GetCredentials_OfAProfileThatIsBeingWritten_ReadsItAgainBeforeItFails()
    {
        _bench.Files.Texts[Path] = Half;
        _bench.Files.Writer = () => _bench.Files.Texts[Path] = Whole(1);

        Assert.Equal("ID-1", (await _bench.GetAsync(_provider)).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfAProfileThatIsNeverFinished_IsReadThreeTimesAndFails()
    {
        var waits = 0;
        _bench.Files.Texts[Path] = Half;
        _bench.Files.Writer = () => waits++;

        Assert.Contains("has no access_key_secret", await _bench.ReasonAsync(_provider), StringComparison.Ordinal);
        Assert.Equal(2, waits);
    }

    [Fact]
    public async Task GetCredentials_OfAProfileThatStaysBroken_GivesTheOldKeyForAMinuteOnly()
    {
        _bench.Files.Texts[Path] = Whole(1);
        await _bench.GetAsync(_provider);
        _bench.Files.Texts[Path] = Half;

        var during = await _bench.GetAsync(_provider);
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("ID-1", during.AccessKeyId);
        Assert.Contains("has no access_key_secret", await _bench.ReasonAsync(_provider), StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static string Whole(int number) => $"{Half}access_key_secret={Secrets.Key(number)}\n";
}
