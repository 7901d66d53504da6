using System.Net;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading.Transfer;

public sealed class StorageErrorTests
{
    [Fact]
    public async Task ReadAsync_ErrorOfTheStore_GivesItsFields()
    {
        using var response = FakeObjectStore.Expired();

        var error = await StorageError.ReadAsync(response, TestContext.Current.CancellationToken);

        Assert.Equal(new StorageError(403, "AccessDenied", "Request has expired.", "REQ-1"), error);
        Assert.True(error.IsExpiry);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Error><Code>&e;</Code></Error>")]
    [InlineData("")]
    public async Task ReadAsync_SomethingElse_GivesTheStatusOnly(string body)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent(body) };

        var error = await StorageError.ReadAsync(response, TestContext.Current.CancellationToken);

        Assert.Equal(new StorageError(502, null, null, null), error);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData("Query string authentication requires the Signature, Expires and OSSAccessKeyId parameters")]
    [InlineData("You have no right to access this object because of bucket acl.")]
    [InlineData("Invalid date (should be seconds since epoch).")]
    public void IsExpiry_OtherDenials_AreNot(string message) =>
        Assert.False(new StorageError(403, "AccessDenied", message, null).IsExpiry);
}
