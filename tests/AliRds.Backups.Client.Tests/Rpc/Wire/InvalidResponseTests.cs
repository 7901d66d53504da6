using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>What is not a response of this operation is an error with a type, never an empty list.</summary>
public sealed class InvalidResponseTests
{
    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("  \r\n", "it is empty")]
    [InlineData("OK", "it is neither JSON nor XML")]
    [InlineData("[]", "it is neither JSON nor XML")]
    [InlineData("null", "it is neither JSON nor XML")]
    [InlineData("{}", "it is not a response of DescribeBackups")]
    [InlineData("<html><body><h1>Welcome</h1></body></html>", "it is not a response of DescribeBackups")]
    [InlineData("<!doctype html><html></html>", "its XML is invalid, or has a DTD, at line")]
    [InlineData("<html><body><br></body></html>", "its XML is invalid")]
    [InlineData("{\"RequestId\":\"R\",\"Regions\":{\"RDSRegion\":[{\"RegionId\":\"cn-hangzhou\"}]}}", "it is not a response of DescribeBackups")]
    [InlineData("{\"RequestId\":\"R\",\"Code\":\"OK\",\"Message\":\"x\"}", "it is not a response of DescribeBackups")]
    [InlineData("{\"RequestId\":\"R\",\"Code\":\"InternalError\",\"Message\":\"x\",\"Success\":true}", "it is not a response of DescribeBackups")]
    [InlineData("\u0001{}", "it is neither JSON nor XML")]
    [InlineData("{\"RequestId\":\"R\",\"TotalRecordCount\":3}", "it is not a response of DescribeBackups")]
    [InlineData("{\"Items\":{\"Backup\":[]},\"PageRecordCount\":3,\"TotalRecordCount\":3}", "it announces 3 backups but contains none")]
    [InlineData("<R><Items/><PageRecordCount>3</PageRecordCount></R>", "it announces 3 backups but contains none")]
    [InlineData("{\"Items\":{}} {}", "its JSON is invalid at line 1")]
    [InlineData("<R><Items/></R><R/>", "its XML is invalid")]
    public void Read_Status200_IsAFormatErrorThatSaysWhy(string body, string reason)
    {
        var exception = Responses.Fails<RdsResponseFormatException>(body);

        Assert.Contains($"The response cannot be read: {reason}", exception.Message, StringComparison.Ordinal);
        Assert.Equal((200, "HEADER-ID", Responses.Host), (exception.StatusCode, exception.RequestId, exception.Host));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    public void Read_ErrorWithoutAnErrorBody_IsAFormatErrorByStatus(int status, bool isWorthRetrying)
    {
        string[] bodies = ["", "<html><h1>502 Bad Gateway</h1></html>", "<html><hr></html>", "Bad Gateway", "{\"message\":\"no code\"}", "{\"Code\""];

        Assert.All(bodies, body =>
        {
            var exception = Responses.Fails<RdsResponseFormatException>(body, status);
            Assert.Equal((status, isWorthRetrying), (exception.StatusCode, exception.RetryAdvice == RetryAdvice.Retry));
        });
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(304)]
    public void Read_Redirect_IsAFormatError(int status)
    {
        var exception = Responses.Fails<RdsResponseFormatException>(Bodies.EmptyJson, status);

        Assert.Contains("it is a redirect to an unnamed host, which is not followed", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SamplePage.Json)]
    [InlineData(SamplePage.Xml)]
    public void Read_BodyCutAnywhere_IsAFormatErrorWorthRetrying(string body)
    {
        var whole = System.Text.Encoding.UTF8.GetBytes(body);

        for (var length = 0; length < whole.Length - 1; length++)
        {
            var cut = whole[..length];
            var exception = Assert.Throws<RdsResponseFormatException>(() => Responses.Read(cut));
            Assert.Equal(RetryAdvice.Retry, exception.RetryAdvice);
        }
    }

    [Theory]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupDownloadURL\":\"http://h/a?Signature=hidden")]
    [InlineData("<R><Items><a>http://h/?Signature=hidden</b></R>")]
    [InlineData("<R><Items><a hidden=x></R>")]
    [InlineData("hidden")]
    public void Read_BrokenBody_IsNotQuotedInTheError(string body) =>
        Assert.DoesNotContain("hidden", Responses.Fails<RdsResponseFormatException>(body).ToString(), StringComparison.Ordinal);
}
