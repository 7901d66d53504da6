using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Bodies;

/// <summary>An error that comes with status 200 is the error that it is.</summary>
public sealed class ErrorInResponseTests
{
    [Theory]
    [InlineData("{\"RequestId\":\"R\",\"Code\":\"InvalidDBInstanceId.NotFound\",\"Message\":\"No.\"}")]
    [InlineData("{\"RequestId\":\"R\",\"Code\":\"InvalidDBInstanceId.NotFound\",\"Message\":\"No.\",\"Items\":{\"Backup\":[]},\"TotalRecordCount\":0,\"PageRecordCount\":0}")]
    [InlineData("{\"Items\":{},\"message\":\"No.\",\"code\":\"InvalidDBInstanceId.NotFound\",\"requestId\":\"R\",\"success\":\"false\"}")]
    [InlineData("<Error><RequestId>R</RequestId><Code>InvalidDBInstanceId.NotFound</Code><Message>No.</Message></Error>")]
    [InlineData("<DescribeBackupsResponse><RequestId>R</RequestId><Items/><Success>false</Success><Code>InvalidDBInstanceId.NotFound</Code></DescribeBackupsResponse>")]
    public async Task Describe_ErrorWithStatus200_IsTheErrorOfTheService(string body)
    {
        var exception = await Swallowed.ErrorAsync<RdsNotFoundException>(Reply(body));

        Assert.Equal(("InvalidDBInstanceId.NotFound", 200, "R"), (exception.Code, exception.StatusCode, exception.RequestId));
    }

    [Fact]
    public async Task GetBackups_ThrottlingWithStatus200_IsTriedAgain()
    {
        await using var server = RawServer.Script(
            RawReply.Json("{\"Code\":\"Throttling.User\",\"Message\":\"Slow down.\",\"Success\":false}"),
            RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        using var client = HostileClient.Connect(server);

        Assert.Single(await HostileClient.ListAsync(client, DescribeBackupsRequest.For(HandMade.Instance).Build()));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Describe_ThrottlingWithStatus200AndAWish_TellsTheWish()
    {
        var reply = RawReply.Json("{\"Code\":\"Odd\",\"Message\":\"Slow down.\"}") with { Headers = ["x-acs-retry-after: 1500"] };

        Assert.Equal(TimeSpan.FromSeconds(1.5), (await Swallowed.ErrorAsync<RdsThrottledException>(reply)).RetryAfter);
    }

    [Theory]
    [InlineData("{\"Success\":false,\"Items\":{\"Backup\":[]},\"TotalRecordCount\":0}")]
    [InlineData("{\"Success\":false,\"Message\":\"Who knows?\",\"Items\":{\"Backup\":[]},\"TotalRecordCount\":0}")]
    [InlineData("<R><Items/><Success>False</Success></R>")]
    public async Task Describe_FailureWithoutACode_IsNoEmptyPage(string body)
    {
        var exception = await Swallowed.ErrorAsync<RdsResponseFormatException>(Reply(body));

        Assert.Contains("it says that the call failed and names no error code", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Code\":\"200\",\"Message\":\"OK\",\"Success\":true,\"Items\":{\"Backup\":[]},\"TotalRecordCount\":0}")]
    [InlineData("{\"Code\":200,\"Message\":\"successful\",\"Items\":{}}")]
    [InlineData("{\"Code\":\"OK\",\"Message\":\"\",\"Items\":{}}")]
    [InlineData("{\"Code\":\"\",\"Message\":\"\",\"Items\":{}}")]
    [InlineData("{\"Message\":\"successful\",\"Items\":{}}")]
    public async Task Describe_EmptyPageThatSaysItIsWell_IsAnEmptyPage(string body) =>
        Assert.Empty((await Swallowed.PageAsync(Reply(body))).Backups);

    [Theory]
    [InlineData("{\"Code\":\"X\",\"Message\":\"No.\",\"AccessDeniedDetail\":{", "\"k{0}\":0,", "\"z\":0}}")]
    [InlineData("{\"Success\":false,\"Items\":{\"Backup\":[", "{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},{{}},", "{}]}}")]
    public async Task Describe_ErrorWithStatus200BeyondABound_IsATypedError(string start, string format, string end)
    {
        var middle = Enumerable.Range(0, 4500).Select(
            number => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number));

        await Swallowed.ErrorAsync<RdsResponseFormatException>(Reply(start + string.Concat(middle) + end));
    }

    [Fact]
    public async Task Describe_DetailsWithNamesThatAreRedactedAlike_AreATypedError()
    {
        var reply = Reply($"{{\"Code\":\"Forbidden.RAM\",\"Message\":\"No.\",\"AccessDeniedDetail\":{{\"Signature=a{HostileClient.Secret}\":\"1\",\"Signature=b{HostileClient.Secret}\":\"2\"}}}}");

        var exception = await Swallowed.ErrorAsync<RdsServiceException>(reply);

        Assert.DoesNotContain(
            exception.Error.AccessDeniedDetail.Keys, name => name.Contains(HostileClient.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Describe_RowsBesideAnError_AreKeptWithIt()
    {
        var page = await Swallowed.PageAsync(
            RawReply.Json("{\"Code\":\"Partial\",\"Message\":\"Some.\",\"Items\":{\"Backup\":[{\"BackupId\":1}]}}"));

        Assert.Single(page.Backups);
        Assert.Equal(["Code", "Message"], page.AdditionalFields.Select(field => field.Name));
    }

    private static RawReply Reply(string body) => body[0] == '<' ? RawReply.Xml(body) : RawReply.Json(body);
}
