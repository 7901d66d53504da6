using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>A call as it arrived: decoded parameters, raw headers and body.</summary>
internal sealed class RpcRequest(
    HttpRequest http, IReadOnlyList<KeyValuePair<string, string>> query, IReadOnlyList<KeyValuePair<string, string>> form, byte[] body)
{
    private const string AuthorizationScheme = "ACS3-";

    public string Method => http.Method;

    public string Path => http.Path.Value ?? "/";

    public string Host => http.Headers.Host.ToString();

    public IReadOnlyList<KeyValuePair<string, string>> Query => query;

    public byte[] Body => body;

    public IHeaderDictionary Headers => http.Headers;

    /// <summary>
    /// Whether the call uses signature version 3, in which only the parameters of the operation are not in headers.
    /// </summary>
    public bool IsV3 { get; } =
        http.Headers.Authorization.ToString().StartsWith(AuthorizationScheme, StringComparison.Ordinal)
        || (http.Headers.ContainsKey("x-acs-action") && http.Headers.ContainsKey("x-acs-signature-nonce"));

    public string Action => IsV3 ? Header("x-acs-action") : Parameter("Action") ?? "";

    public string Version => IsV3 ? Header("x-acs-version") : Parameter("Version") ?? "";

    /// <summary>The query and the form together, which signature version 1 signs.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters => query.Concat(form);

    public string Header(string name) => http.Headers[name].ToString();

    /// <summary>The first value of a parameter; null if it is absent, which is not the same as empty.</summary>
    public string? Parameter(string name) => Find(query, name) ?? Find(form, name);

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Key == name)
            {
                return parameter.Value;
            }
        }

        return null;
    }
}
