using System.Security.Cryptography;
using System.Text;

namespace AliRds.Backups.Client.IntegrationTests.Emulator.Support;

/// <summary>A call signed by hand: a third opinion beside the client's and the emulator's own code.</summary>
internal sealed record EmulatorCall
{
    public required Uri Endpoint { get; init; }

    public string KeyId { get; init; } = "rds-backups-emulator";

    public string Secret { get; init; } = "rds-backups-emulator-secret";

    public string? Token { get; init; }

    public string Method { get; init; } = "POST";

    public string Action { get; init; } = "DescribeBackups";

    public string Version { get; init; } = "2014-08-15";

    public string? Format { get; init; } = "JSON";

    public string Timestamp { get; init; } = "2026-01-02T03:04:05Z";

    /// <summary>Null takes a fresh one each time the call is signed.</summary>
    public string? Nonce { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public EmulatorCall With(string name, string value) =>
        this with { Parameters = new Dictionary<string, string>(Parameters) { [name] = value } };

    public HttpRequestMessage ToV1(bool formBody = false)
    {
        var (call, signature) = SignV1();
        var signed = $"{Join(call.All)}&{signature}";
        return formBody
            ? new HttpRequestMessage(new HttpMethod(Method), Endpoint) { Content = Form(signed) }
            : new HttpRequestMessage(new HttpMethod(Method), new Uri($"{Endpoint}?{signed}"));
    }

    /// <summary>As the vendor's Node.js and Go libraries call STS: common parameters in the query, the others in the body, all of them signed.</summary>
    public HttpRequestMessage ToSplitV1()
    {
        var (call, signature) = SignV1();
        return new(new HttpMethod(Method), new Uri($"{Endpoint}?{Join(call.V1Common())}&{signature}")) { Content = Form(Join(Parameters)) };
    }

    /// <summary>Without a key and a signature: the operation in the query, the others in the body.</summary>
    public HttpRequestMessage ToUnsigned() => new(HttpMethod.Post, new Uri($"{Endpoint}?Action={Action}&Version={Version}&Format={Format}"))
    {
        Content = Form(Join(Parameters)),
    };

    public HttpRequestMessage ToV3()
    {
        var query = Join(Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal));
        var headers = V3Headers();
        var names = string.Join(';', headers.Keys.Append("host").Order(StringComparer.Ordinal));
        var lines = headers.Append(new("host", Endpoint.Authority)).OrderBy(header => header.Key, StringComparer.Ordinal);
        var canonical = $"{Method}\n/\n{query}\n{string.Concat(lines.Select(line => $"{line.Key}:{line.Value}\n"))}\n{names}\n{Hex(SHA256.HashData([]))}";
        var toSign = $"ACS3-HMAC-SHA256\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(toSign)));
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri($"{Endpoint}?{query}"));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", $"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={names},Signature={signature}");
        if (Format is { } format)
        {
            request.Headers.TryAddWithoutValidation("accept", $"application/{format.ToLowerInvariant()}");
        }

        return request;
    }

    private SortedDictionary<string, string> All =>
        new(Parameters.Concat(V1Common()).DistinctBy(parameter => parameter.Key).ToDictionary(), StringComparer.Ordinal);

    private (EmulatorCall Call, string Signature) SignV1()
    {
        var call = this with { Nonce = Nonce ?? Guid.NewGuid().ToString() };
        var text = $"{Method}&%2F&{Uri.EscapeDataString(Join(call.All))}";
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret + "&"), Encoding.UTF8.GetBytes(text));
        return (call, $"Signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}");
    }

    private IEnumerable<KeyValuePair<string, string>> V1Common()
    {
        yield return new("Action", Action);
        yield return new("Version", Version);
        yield return new("AccessKeyId", KeyId);
        yield return new("SignatureMethod", "HMAC-SHA1");
        yield return new("SignatureVersion", "1.0");
        yield return new("SignatureNonce", Nonce ?? Guid.NewGuid().ToString());
        yield return new("Timestamp", Timestamp);
        if (Format is not null)
        {
            yield return new("Format", Format);
        }

        if (Token is not null)
        {
            yield return new("SecurityToken", Token);
        }
    }

    private Dictionary<string, string> V3Headers()
    {
        var headers = new Dictionary<string, string>
        {
            ["x-acs-action"] = Action,
            ["x-acs-version"] = Version,
            ["x-acs-date"] = Timestamp,
            ["x-acs-signature-nonce"] = Nonce ?? Guid.NewGuid().ToString(),
            ["x-acs-content-sha256"] = Hex(SHA256.HashData([])),
        };
        if (Token is not null)
        {
            headers["x-acs-accesskey-id"] = KeyId;
            headers["x-acs-security-token"] = Token;
        }

        return headers.Where(header => header.Value.Length > 0).ToDictionary();
    }

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static string Join(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
