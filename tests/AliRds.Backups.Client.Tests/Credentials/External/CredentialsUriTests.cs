using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.External;

public sealed class CredentialsUriTests : IDisposable
{
    private readonly CredentialsBench _bench = new();

    [Theory]
    [InlineData("https://keys.example.com/a")]
    [InlineData("http://127.0.0.1:8080/a")]
    [InlineData("http://[::1]:8080/a")]
    [InlineData("http://localhost/a")]
    [InlineData("http://100.100.100.200/a")]
    public async Task GetCredentials_FromSafeAddress_GivesItsKey(string address)
    {
        _bench.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = address;
        _bench.Http.When(address).Respond("application/json", _bench.KeyJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider(new()))).AccessKeyId);
    }

    [Theory]
    [InlineData("http://keys.example.com/a?password=xHuShx", "from keys.example.com in the clear")]
    [InlineData("http://10.0.0.1/a", "from 10.0.0.1 in the clear")]
    [InlineData("file:///etc/keys", "not an absolute https or http address")]
    [InlineData("keys", "not an absolute https or http address")]
    public async Task GetCredentials_FromUnsafeAddress_IsRefused(string address, string expected)
    {
        _bench.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = address;

        Assert.Contains(expected, await _bench.ReasonAsync(Provider(new())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_FromInsecureAddressThatIsAllowed_GivesItsKey()
    {
        _bench.Http.When("http://keys.internal/a").Respond("application/json", _bench.KeyJson(1));

        var credentials = await _bench.GetAsync(Provider(new() { Address = new Uri("http://keys.internal/a"), AllowInsecureHttp = true }));

        Assert.Equal("ID-1", credentials.AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_WhenTheCodeIsNotSuccess_TellsIt()
    {
        _bench.Http.When("https://keys.example.com/a").Respond("application/json", """{"Code":"Sealed"}""");

        var reason = await _bench.ReasonAsync(Provider(new() { Address = new Uri("https://keys.example.com/a") }));

        Assert.Equal("The credentials URI gave no key: its code is 'Sealed'.", reason);
    }

    public void Dispose() => _bench.Dispose();

    private IRdsCredentialsProvider Provider(CredentialsUriOptions uri) => _bench.Factory.Create(new() { Source = RdsCredentialsSource.Uri, Uri = uri });
}
