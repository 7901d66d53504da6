using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.External;

public sealed class CredentialsProcessTests : IDisposable
{
    private readonly CredentialsBench _bench = new();

    [Theory]
    [InlineData("""{"mode":"AK","access_key_id":"ID-1"}""", "has no access_key_secret")]
    [InlineData("""{"mode":"StsToken","access_key_id":"ID-1","access_key_secret":"xHuShx"}""", "has no sts_token")]
    [InlineData("""{"mode":"xHuShx"}""", "has a mode that is neither AK nor StsToken")]
    [InlineData("""{"mode":"AK","access_key_id":"ID-1","access_key_secret":"xHuShx","expiration":"soon"}""", "has an expiration that is not a time")]
    [InlineData("null", "not the expected JSON (it is null)")]
    public async Task GetCredentials_FromUnusableOutput_SaysWhatIsWrongWithoutQuotingIt(string output, string expected)
    {
        _bench.Processes.Result = new ProcessResult(0, output);

        Assert.Contains(expected, await _bench.ReasonAsync(Provider("vault")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_WithoutExpiration_DoesNotRunTheProgramAtEachCall()
    {
        _bench.Processes.Result = new ProcessResult(0, $$"""{"mode":"AK","access_key_id":"ID-1","access_key_secret":"{{Secrets.Key(1)}}"}""");
        var provider = Provider("vault");

        await _bench.GetAsync(provider);
        await _bench.GetAsync(provider);

        Assert.Single(_bench.Processes.Commands);
    }

    [Fact]
    public async Task GetCredentials_OfUnfinishedCommand_IsRefused() =>
        Assert.Contains("cannot be split", await _bench.ReasonAsync(Provider("vault 'a")), StringComparison.Ordinal);

    public void Dispose() => _bench.Dispose();

    private IRdsCredentialsProvider Provider(string command) =>
        _bench.Factory.Create(new() { Source = RdsCredentialsSource.Process, ProcessCommand = command });
}
