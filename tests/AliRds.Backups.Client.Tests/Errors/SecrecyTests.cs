using System.Diagnostics;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Errors;

/// <summary>No secret, token, signature, string to sign or signed link appears in an exception, whatever goes wrong.</summary>
public sealed class SecrecyTests
{
    private const string SignedLink = "http://h/a.xb?Expires=1&OSSAccessKeyId=i&Signature=s1gnature-of-a-link";

    private const string Echo = "Specified signature is not matched with our calculation. server string to sign is:";

    public static TheoryData<int, string> Responses => new()
    {
        { 400, Bodies.JsonError("SignatureDoesNotMatch", $"{Echo}POST\\n/\\nx-acs-security-token:{FakeCredentials.Token}") },
        { 400, Bodies.JsonError("SignatureDoesNotMatch", $"{Echo.ToUpperInvariant()}GET&%2F&SecurityToken%3D{FakeCredentials.Token}") },
        { 400, $"<Error><Code>SignatureDoesNotMatch</Code><Message>{Echo}POST&amp;%2F&amp;SecurityToken%3D{FakeCredentials.Token}</Message></Error>" },
        { 400, Bodies.JsonError("InvalidTimeStamp.Expired") },
        { 400, Bodies.JsonError("InvalidSecurityToken.Expired") },
        { 403, Bodies.JsonError("Forbidden.RAM") },
        { 400, Bodies.JsonError("Throttling.User") },
        { 404, Bodies.JsonError("InvalidDBInstanceId.NotFound") },
        { 502, $"<html>{SignedLink}</html>" },
        { 200, $"{SignedLink}" },
        { 200, $"{{\"Items\":{{\"Backup\":[{{\"BackupDownloadURL\":\"{SignedLink}" },
        { 200, $"<R><Items><Backup><BackupDownloadURL>{SignedLink}</BackupDownloadURL></Backup></Items></R>" },
        { 200, "{\"Regions\":{}}" },
        { 302, "" },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Exception_AnyRefusal_ShowsNoSecret(int status, string body)
    {
        using var activities = new ActivityRecorder();
        foreach (var version in Enum.GetValues<RdsSignatureVersion>())
        {
            using var harness = new ClientHarness(Step.Answer(status, body, ("Date", "Fri, 02 Jan 2026 02:34:05 GMT"))) { Options = { SignatureVersion = version } };

            var exception = await Assert.ThrowsAnyAsync<RdsCallException>(() => harness.CallAsync());

            AssertHidden(exception.ToString(), harness);
            AssertHidden((exception as RdsServiceException)?.Error.ToString() ?? string.Empty, harness);
            Assert.All(activities.Texts, text => AssertHidden(text, harness));
        }

        Assert.NotEmpty(activities.Texts);
    }

    [Fact]
    public async Task Exception_ConnectionBreaks_ShowsNoSecret()
    {
        using var harness = new ClientHarness(Step.Fault(new HttpRequestException(HttpRequestError.ConnectionError)))
        {
            Options = { SignatureVersion = RdsSignatureVersion.V1 },
        };

        AssertHidden((await harness.FailAsync<RdsTransportException>()).ToString(), harness);
    }

    private static void AssertHidden(string text, ClientHarness harness)
    {
        string[] secrets =
        [
            FakeCredentials.Secret,
            FakeCredentials.Token,
            "s1gnature-of-a-link",
            .. harness.Server.Sent.Select(request => SignatureOf(request)),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private static string SignatureOf(SentRequest request)
    {
        var text = request.Headers.GetValueOrDefault("Authorization", request.Address);
        return text[(text.LastIndexOf("Signature=", StringComparison.Ordinal) + "Signature=".Length)..];
    }

    private sealed class ActivityRecorder : IDisposable
    {
        private readonly ActivityListener _listener = new();
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _texts = new();

        internal ActivityRecorder()
        {
            _listener.ShouldListenTo = source => source.Name.StartsWith("AliRds", StringComparison.Ordinal);
            _listener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;
            _listener.ActivityStopped = activity => _texts.Enqueue(
                string.Join('\n', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(activity.StatusDescription)
                    .Concat(activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{tag.Key}={tag.Value}")))));
            ActivitySource.AddActivityListener(_listener);
        }

        internal IReadOnlyCollection<string> Texts => _texts;

        public void Dispose() => _listener.Dispose();
    }
}
