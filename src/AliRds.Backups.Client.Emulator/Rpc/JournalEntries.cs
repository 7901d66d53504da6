using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Authentication;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Makes the journal entry of a call; leaves out what is secret.</summary>
internal static class JournalEntries
{
    public static EmulatorJournalEntry Of(RpcRequest request, SignedClaim claim, Verdict verdict, (long Number, string Id) id, Instant now) => new()
    {
        Number = id.Number,
        RequestId = id.Id,
        Time = now,
        Method = request.Method,
        Host = request.Host,
        Path = request.Path,
        Action = request.Action,
        SignatureVersion = claim.Signature.Length == 0 ? "" : claim.Version,
        SignatureVerdict = verdict.Outcome,
        SignatureHash = Hash(claim.Signature),
        AccessKeyId = claim.KeyId,
        Nonce = claim.Nonce,
        WantsXml = AnswerFormat.WantsXml(request),
        Parameters = Parameters(request),
        Headers = Headers(request),
    };

    private static string Hash(string signature) =>
        signature.Length == 0 ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(signature)).AsSpan(0, 16));

    private static ImmutableDictionary<string, string> Parameters(RpcRequest request)
    {
        var parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Parameters.Where(parameter => !SignatureParameters.Contains(parameter.Key) && parameter.Key != "OIDCToken"))
        {
            parameters.TryAdd(name, value);
        }

        return parameters.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Headers(RpcRequest request)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers.Where(header => !IsSecret(header.Key)))
        {
            headers[name] = value.ToString();
        }

        return headers.ToImmutable();
    }

    private static bool IsSecret(string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
        || header.Contains("token", StringComparison.OrdinalIgnoreCase);
}
