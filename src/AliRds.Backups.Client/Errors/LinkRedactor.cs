namespace AliRds.Backups.Client.Errors;

/// <summary>Takes the parts of a signed link out of what an object store says about it.</summary>
internal static class LinkRedactor
{
    private static readonly string[] SecretParts = ["Signature", "security-token", "x-oss-signature", "x-oss-security-token"];

    internal static Redactor Create(Uri? link)
    {
        var secrets = new List<string>();
        foreach (var part in link?.Query.TrimStart('?').Split('&') ?? [])
        {
            if (part.Split('=', 2) is [var name, var value] && SecretParts.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                // The store may quote it with or without the padding of base64.
                secrets.Add(Uri.UnescapeDataString(value).TrimEnd('='));
            }
        }

        return new Redactor([.. secrets]);
    }
}
