using System.Net;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Support;
using NodaTime;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Rpc.Transport;

/// <summary>What goes over HTTP.</summary>
public sealed class HttpTransportTests : IDisposable
{
    private const string Query = "BackupStatus=a%20b%2B%2F%3D%2A%26%25~%E5%A4%87&DBInstanceId=rm-1&EndTime=2026-01-02T00%3A00Z&PageNumber=2&PageSize=30&StartTime=2026-01-01T00%3A00Z";

    private static readonly DescribeBackupsRequest Request = DescribeBackupsRequest.For("rm-1")
        .WithStatus(new BackupStatus("a b+/=*&%~备"))
        .WithTimeRange(new Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 2, 0, 0)))
        .WithPageSize(30).WithPageNumber(2).Build();

    private readonly MockHttpMessageHandler _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(RdsRequestMethod.Post, RdsResponseFormat.Json, "POST", "application/json")]
    [InlineData(RdsRequestMethod.Get, RdsResponseFormat.Xml, "GET", "application/xml")]
    public async Task Send_V3_PutsParametersIntoTheQueryAndTheRestIntoHeaders(RdsRequestMethod method, RdsResponseFormat format, string verb, string accept)
    {
        var sent = await SendAsync(options => (options.RequestMethod, options.ResponseFormat) = (method, format));

        Assert.Equal((verb, $"https://rds.aliyuncs.com/?{Query}"), (sent.Method, sent.Address));
        Assert.Equal((accept, "DescribeBackups", "2014-08-15"), (sent.Headers["Accept"], sent.Headers["x-acs-action"], sent.Headers["x-acs-version"]));
        Assert.Equal(("STS.id", "token/+="), (sent.Headers["x-acs-accesskey-id"], sent.Headers["x-acs-security-token"]));
        Assert.StartsWith("ACS3-HMAC-SHA256 Credential=STS.id,SignedHeaders=", sent.Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RdsRequestMethod.Post, RdsResponseFormat.Json, "POST", "JSON")]
    [InlineData(RdsRequestMethod.Get, RdsResponseFormat.Xml, "GET", "XML")]
    public async Task Send_V1_PutsEverythingIntoTheQueryAndTheSignatureLast(RdsRequestMethod method, RdsResponseFormat format, string verb, string name)
    {
        var sent = await SendAsync(options =>
            (options.SignatureVersion, options.RequestMethod, options.ResponseFormat) = (RdsSignatureVersion.V1, method, format));

        Assert.Equal(verb, sent.Method);
        Assert.Empty(sent.Headers);
        Assert.Matches(
            $"^https://rds\\.aliyuncs\\.com/\\?AccessKeyId=STS\\.id&Action=DescribeBackups&BackupStatus=a%20b%2B%2F%3D%2A%26%25~%E5%A4%87&DBInstanceId=rm-1"
            + $"&EndTime=2026-01-02T00%3A00Z&Format={name}&PageNumber=2&PageSize=30&SecurityToken=token%2F%2B%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=[0-9a-f]{{32}}"
            + "&SignatureVersion=1\\.0&StartTime=2026-01-01T00%3A00Z&Timestamp=[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}%3A[0-9]{2}%3A[0-9]{2}Z&Version=2014-08-15&Signature=[A-Za-z0-9%]+$",
            sent.Address);
    }

    [Fact]
    public async Task Send_Any_HasAnEmptyBodyThatOnlyTellsItsLength()
    {
        var headers = new List<string>();
        _server.When("*").Respond(request =>
        {
            Assert.Equal(0, request.Content!.Headers.ContentLength);
            headers.AddRange(request.Content.Headers.Select(header => header.Key));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Bodies.EmptyJson) };
        });
        using var http = _server.ToHttpClient();

        await CallAsync(Options(), http);

        Assert.Equal(["Content-Length"], headers);
    }

    [Fact]
    public async Task Send_EndpointWithPort_GoesThere()
    {
        var sent = await SendAsync(options => (options.RegionId, options.Endpoint) = (null, new Uri("https://rds.example:8443/")));

        Assert.StartsWith("https://rds.example:8443/?", sent.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_HttpClientHandedIn_IsNotDisposed()
    {
        _server.When("*").Respond("application/json", Bodies.EmptyJson);
        using var http = _server.ToHttpClient();

        await CallAsync(Options(), http);
        await CallAsync(Options(), http);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("https://h/"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_AnswerTooLarge_IsATypedErrorThatIsNotRetried(bool announcesLength)
    {
        var calls = 0;
        _server.When("*").Respond(_ =>
        {
            calls++;
            var content = new ByteArrayContent(new byte[(64 * 1024) + 1]);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = announcesLength ? content : new StreamContent(new UnmeasuredStream((64 * 1024) + 1)),
                Headers = { { "x-acs-request-id", "R-1" } },
            };
        });
        using var http = _server.ToHttpClient();
        var options = Options();
        (options.MaxResponseBytes, options.MaxResponseTextBytes) = (64 * 1024, 4 * 1024);

        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => CallAsync(options, http));

        Assert.StartsWith("The response is larger than 65536 bytes. The option MaxResponseBytes sets this limit.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(("R-1", "rds.aliyuncs.com", 1), (exception.RequestId, exception.Host, calls));
    }

    [Fact]
    public async Task Send_ConnectionBreaks_IsATypedErrorWithTheCause()
    {
        var cause = new HttpRequestException(HttpRequestError.NameResolutionError, "No such host.");
        _server.When("*").Throw(cause);
        using var http = _server.ToHttpClient();
        var options = Options();
        options.Retry.MaxRetries = 0;

        var exception = await Assert.ThrowsAsync<RdsTransportException>(() => CallAsync(options, http));

        Assert.StartsWith("The host name could not be resolved. (request id: none, host: rds.aliyuncs.com, attempts: 1, after: ", exception.Message, StringComparison.Ordinal);
        Assert.Same(cause, exception.InnerException);
    }

    [Fact]
    public async Task Send_Redirect_NamesTheHostOnly()
    {
        _server.When("*").Respond(_ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://login.example/?secret=s3cret") } });
        using var http = _server.ToHttpClient();

        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => CallAsync(Options(), http));

        Assert.Contains("it is a redirect to login.example, which is not followed", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    private async Task<SentRequest> SendAsync(Action<RdsBackupsClientOptions> configure)
    {
        SentRequest? sent = null;
        _server.When("*").Respond(request =>
        {
            // The mock's own matchers decode both sides, so that the text itself is kept.
            sent = SentRequest.Of(request);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Bodies.EmptyJson) };
        });
        using var http = _server.ToHttpClient();
        var options = Options();
        configure(options);

        await CallAsync(options, http);

        return sent!;
    }

    private static async Task CallAsync(RdsBackupsClientOptions options, HttpClient http)
    {
        using var client = new RdsBackupsClient(options, http);
        await client.DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);
    }

    private static RdsBackupsClientOptions Options() => new()
    {
        RegionId = "cn-hangzhou",
        CredentialsProvider = new StaticCredentialsProvider("STS.id", "secret", "token/+="),
    };
}
