using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>Error bodies of both formats, with any root, any order and either case of their members.</summary>
public sealed class ServiceErrorReadingTests
{
    private const string Recommendation = "https://api.alibabacloud.com/troubleshoot?q=X&product=Rds";

    [Theory]
    [InlineData("{\"RequestId\":\"R\",\"HostId\":\"rds.aliyuncs.com\",\"Code\":\"X\",\"Message\":\"Text.\",\"Recommend\":\"" + Recommendation + "\"}")]
    [InlineData("{\"Recommend\":\"" + Recommendation + "\",\"Message\":\"Text.\",\"Code\":\"X\",\"HostId\":\"rds.aliyuncs.com\",\"RequestId\":\"R\",\"Detail\":{\"a\":[1]}}")]
    [InlineData("{\"requestId\":\"R\",\"hostId\":\"rds.aliyuncs.com\",\"code\":\"X\",\"message\":\"Text.\",\"recommend\":\"" + Recommendation + "\"}")]
    [InlineData("\uFEFF\n<Error><RequestId>R</RequestId><HostId>rds.aliyuncs.com</HostId><Code>X</Code><Message>Text.</Message><Recommend><![CDATA[" + Recommendation + "]]></Recommend></Error>")]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?><ActionResponse><Code>X</Code><Message>Text.</Message><RequestId>R</RequestId><HostId>rds.aliyuncs.com</HostId><Recommend>https://api.alibabacloud.com/troubleshoot?q=X&amp;product=Rds</Recommend></ActionResponse>")]
    [InlineData("<KMS><HttpStatus>400</HttpStatus><code>X</code><message>Text.</message><requestId>R</requestId><hostId>rds.aliyuncs.com</hostId><recommend><![CDATA[" + Recommendation + "]]></recommend></KMS>")]
    public void Read_ErrorInAnyForm_GivesAllItsFacts(string body)
    {
        var exception = Responses.Fails<RdsServiceException>(body, 400);

        Assert.Equal(
            new ServiceError { Code = "X", Message = "Text.", StatusCode = 400, RequestId = "R", HostId = "rds.aliyuncs.com", Recommendation = Recommendation },
            exception.Error with { AccessDeniedDetail = new ServiceError { Code = "X" }.AccessDeniedDetail });
        Assert.Equal(("R", "rds.aliyuncs.com", Recommendation), (exception.RequestId, exception.Host, exception.Recommendation));
    }

    [Theory]
    [InlineData("{\"Code\":\"Forbidden.RAM\",\"AccessDeniedDetail\":{\"AuthAction\":\"rds:DescribeBackups\",\"PolicyType\":\"AccountLevel\",\"Depth\":3}}")]
    [InlineData("{\"accessDeniedDetail\":{\"AuthAction\":\"rds:DescribeBackups\",\"PolicyType\":\"AccountLevel\",\"Depth\":3},\"code\":\"Forbidden.RAM\"}")]
    [InlineData("<Error><Code>Forbidden.RAM</Code><AccessDeniedDetail><AuthAction>rds:DescribeBackups</AuthAction><PolicyType>AccountLevel</PolicyType><Depth>3</Depth></AccessDeniedDetail></Error>")]
    public void Read_AccessDeniedDetail_IsAnOpenMap(string body)
    {
        var detail = Responses.Fails<RdsServiceException>(body, 403).Error.AccessDeniedDetail;

        Assert.Equal(
            new Dictionary<string, string> { ["AuthAction"] = "rds:DescribeBackups", ["PolicyType"] = "AccountLevel", ["Depth"] = "3" }, detail);
    }

    [Fact]
    public void Read_ErrorWithoutRequestId_TakesItFromTheHeader() =>
        Assert.Equal("HEADER-ID", Responses.Fails<RdsServiceException>("{\"Code\":\"X\"}", 400).RequestId);

    [Fact]
    public void Read_CodeThatIsANumber_IsItsText() =>
        Assert.Equal("404", Responses.Fails<RdsServiceException>("{\"Code\":404,\"Message\":null}", 404).Code);
}
