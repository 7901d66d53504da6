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
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in V1Common().Concat(Parameters))
        {
            all[name] = value;
        }

        var text = $"{Method}&%2F&{Uri.EscapeDataString(Join(all))}";
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret + "&"), Encoding.UTF8.GetBytes(text)));
        var signed = $"{Join(all)}&Signature={Uri.EscapeDataString(signature)}";
        return formBody
            ? new HttpRequestMessage(new HttpMethod(Method), Endpoint) { Content = new StringContent(signed, Encoding.UTF8, "application/x-www-form-urlencoded") }
            : new HttpRequestMessage(new HttpMethod(Method), new Uri($"{Endpoint}?{signed}"));
    }

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

    private static string Join(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
