using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Primitives;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>The RPC signature, HMAC-SHA1, as the server computes it.</summary>
internal static class SignatureV1
{
    public static string StringToSign(string method, IEnumerable<KeyValuePair<string, string>> parameters) =>
        $"{method}&%2F&{PercentEncoding.Encode(PercentEncoding.EncodeSorted(parameters.Where(parameter => parameter.Key != "Signature")))}";

    public static string Sign(string stringToSign, string secret) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(stringToSign)));
}
