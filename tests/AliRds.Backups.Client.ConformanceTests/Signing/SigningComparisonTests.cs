using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>Our signers against the vendor's, on random calls. Texts before signatures: a difference then shows its place.</summary>
public sealed class SigningComparisonTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task V1_StringToSign_IsTheVendors(string method)
    {
        var official = await OfficialSigner.GetAllAsync();

        AssertAllEqual(
            official.Select(signed => signed.V1[method].Canonical),
            call => new V1Signer().Canonicalize(call.ToRequest(method), call.Credentials, call.Moment));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task V1_AddressWithSignature_IsTheVendors(string method)
    {
        var official = await OfficialSigner.GetAllAsync();

        AssertAllEqual(
            official.Select(signed => signed.V1[method].Sent),
            call => new V1Signer().Sign(call.ToRequest(method), call.Credentials, call.Moment).Address.OriginalString);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task V3_CanonicalRequest_IsTheVendors(string method)
    {
        var official = await OfficialSigner.GetAllAsync();

        AssertAllEqual(
            official.Select(signed => signed.V3[method].Canonical),
            call => new V3Signer().Canonicalize(call.ToRequest(method), call.Credentials, call.Moment));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task V3_Authorization_IsTheVendors(string method)
    {
        var official = await OfficialSigner.GetAllAsync();

        AssertAllEqual(official.Select(signed => signed.V3[method].Authorization), call => SignV3(call, method)["authorization"]);
        AssertAllEqual(official.Select(signed => signed.V3[method].OlderAuthorization), call => SignV3(call, method)["authorization"]);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task V3_HeadersOfTheProtocol_AreTheVendors(string method)
    {
        var official = await OfficialSigner.GetAllAsync();

        AssertAllEqual(official.Select(signed => ProtocolHeaders(signed.V3[method].Headers)), call => ProtocolHeaders(SignV3(call, method)));
    }

    private static Dictionary<string, string> SignV3(SigningCase call, string method) =>
        new V3Signer().Sign(call.ToRequest(method), call.Credentials, call.Moment).Headers.ToArray()
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);

    private static string ProtocolHeaders(IReadOnlyDictionary<string, string> headers) => string.Join(
        '\n',
        headers.Where(header => header.Key.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}:{header.Value}")
            .Order(StringComparer.Ordinal));

    private static void AssertAllEqual(IEnumerable<string> official, Func<SigningCase, string> ours) =>
        Assert.Equal(official, SigningCases.All.Select(ours));
}
