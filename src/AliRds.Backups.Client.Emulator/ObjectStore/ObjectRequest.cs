using AliRds.Backups.Client.Emulator.Primitives;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>A parsed request for an object.</summary>
internal sealed record ObjectRequest(
    string Method, ObjectAddress Address, IReadOnlyList<KeyValuePair<string, string>> Query, IHeaderDictionary Headers)
{
    private static readonly string[] SignatureNames = ["Signature", "x-oss-signature"];

    public bool IsHead => HttpMethods.IsHead(Method);

    /// <summary>The signature as sent, or empty.</summary>
    public string Signature => SignatureNames.Select(Find).FirstOrDefault(value => value is not null) ?? "";

    public static ObjectRequest Read(HttpRequest http) => new(
        http.Method,
        ObjectAddress.TryRead(http)!.Value,
        http.QueryString.HasValue ? FormEncoding.Parse(http.QueryString.Value.AsSpan(1)) : [],
        http.Headers);

    /// <summary>The first value of a query parameter; null if it is absent.</summary>
    public string? Find(string name)
    {
        foreach (var parameter in Query)
        {
            if (parameter.Key == name)
            {
                return parameter.Value;
            }
        }

        return null;
    }

    public string Header(string name) => Headers[name].ToString();

    /// <summary>The signed headers of the service: sorted, with lower-case names.</summary>
    public IEnumerable<KeyValuePair<string, string>> ServiceHeaders() => Headers
        .Where(header => header.Key.StartsWith("x-oss-", StringComparison.OrdinalIgnoreCase))
        .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ToString().Trim()))
        .OrderBy(header => header.Key, StringComparer.Ordinal);
}
