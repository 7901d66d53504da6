using System.Net;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Tests.Rpc.Transport;

public sealed class FixedProxyTests
{
    private static readonly Uri Destination = new("https://rds.aliyuncs.com/");

    [Theory]
    [InlineData("https://rds.aliyuncs.com/")]
    [InlineData("http://127.0.0.1:8080/")]
    public void GetProxy_AnyDestination_IsTheAddress(string destination)
    {
        var proxy = new FixedProxy(new Uri("http://proxy.example:3128"));

        Assert.False(proxy.IsBypassed(new Uri(destination)));
        Assert.Equal(new Uri("http://proxy.example:3128/"), proxy.GetProxy(new Uri(destination)));
        Assert.Null(proxy.Credentials);
    }

    [Fact]
    public void Credentials_OfTheAddress_AreUnescapedAndTakenOutOfIt()
    {
        var proxy = new FixedProxy(new Uri("http://a%40b:p%3Aq%3Ar@proxy.example:3128"));

        var credentials = Assert.IsType<NetworkCredential>(proxy.Credentials);
        Assert.Equal("a@b", credentials.UserName);
        Assert.Equal("p:q:r", credentials.Password);
        Assert.Equal(new Uri("http://proxy.example:3128/"), proxy.GetProxy(Destination));
    }
}
