using AliRds.Backups.Client.ConformanceTests.Node;
using AliRds.Backups.Client.ConformanceTests.Signing;

namespace AliRds.Backups.Client.ConformanceTests.AnyAction;

/// <summary>
/// Calls of any operation, made with the public members of our client and read off the socket, are signed as the vendor's clients sign the
/// same calls.
/// </summary>
public sealed class ActionSigningTests
{
    private static readonly string[] HardToEncode = [" ", "+", "/", "%", "&", "=", "*", "~", "'", "\n", "😀", "備份"];

    [Theory]
    [InlineData(RdsRequestMethod.Get)]
    [InlineData(RdsRequestMethod.Post)]
    public async Task CallAsJsonAsync_V1_SendsTheAddressOfTheVendor(RdsRequestMethod method)
    {
        var (host, sent) = await SendAsync(RdsSignatureVersion.V1, method);

        var official = await SignAsync(host, sent, request => (request.Parameter("Timestamp"), request.Parameter("SignatureNonce")));

        Assert.Equal(
            official.Zip(sent, (signed, request) => signed.V1[request.Method].Sent),
            sent.Select(request => $"https://{host}{request.Target}"));
    }

    [Theory]
    [InlineData(RdsRequestMethod.Get)]
    [InlineData(RdsRequestMethod.Post)]
    public async Task CallAsJsonAsync_V3_SendsTheQueryAndTheHeadersOfTheVendor(RdsRequestMethod method)
    {
        var (host, sent) = await SendAsync(RdsSignatureVersion.V3, method);

        var official = await SignAsync(host, sent, request => (request.Headers["x-acs-date"], request.Headers["x-acs-signature-nonce"]));

        Assert.Equal(
            official.Zip(sent, (signed, request) => signed.V3[request.Method].Canonical.Split('\n')[2]),
            sent.Select(request => request.Target.TrimStart('/', '?')));
        Assert.Equal(
            official.Zip(sent, (signed, request) => ProtocolHeaders(signed.V3[request.Method].Headers)),
            sent.Select(request => ProtocolHeaders(request.Headers)));
        Assert.Equal(
            official.Zip(sent, (signed, request) => signed.V3[request.Method].Authorization),
            sent.Select(request => request.Headers["authorization"]));
    }

    [Fact]
    public void Cases_Parameters_AreListsObjectsAndTextsThatAreHardToEncode()
    {
        var values = ActionCase.All.SelectMany(call => ActionCase.Flatten(call.Parameters)).ToList();

        Assert.Equal(200, ActionCase.All.Count);
        Assert.All(
            HardToEncode,
            text => Assert.Contains(values, value => value.Value is string found && found.Contains(text, StringComparison.Ordinal)));
        Assert.Contains(values, value => value.Name.EndsWith(".3", StringComparison.Ordinal));
        Assert.Contains(values, value => value.Name.Count(letter => letter == '.') > 2);
        Assert.Contains(values, value => value.Value is "");
    }

    /// <summary>Sends each case once.</summary>
    private static async Task<(string Host, IReadOnlyList<RecordedRequest> Sent)> SendAsync(
        RdsSignatureVersion version, RdsRequestMethod method)
    {
        NodeTools.Require();
        await using var server = new RequestRecorder();
        foreach (var call in ActionCase.All)
        {
            using var client = new RdsBackupsClient(new RdsBackupsClientOptions
            {
                Endpoint = server.Endpoint,
                CredentialsProvider = call.ToProvider(),
                SignatureVersion = version,
                RequestMethod = method,
                Retry = { MaxRetries = 0 },
            });
            using var document = await client.CallAsJsonAsync(call.ToRequest(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(ActionCase.All.Count, server.Requests.Count);
        return (server.Endpoint.Authority, server.Requests);
    }

    /// <summary>Lets the vendor's clients sign each case at the time and with the nonce of our request.</summary>
    private static Task<IReadOnlyList<OfficialSignatures>> SignAsync(
        string host, IEnumerable<RecordedRequest> sent, Func<RecordedRequest, (string Timestamp, string Nonce)> momentOf) =>
        OfficialSigner.SignAsync(ActionCase.All.Zip(
            sent.Select(momentOf), (call, moment) => call.ToMessage(host, moment.Timestamp, moment.Nonce)));

    private static string ProtocolHeaders(IReadOnlyDictionary<string, string> headers) => string.Join(
        '\n',
        headers.Where(header => header.Key.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
            .Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value}")
            .Order(StringComparer.Ordinal));
}
