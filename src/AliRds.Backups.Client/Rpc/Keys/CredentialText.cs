namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Checks the parts of an access key. They are sent in headers, where a line break would start another header.</summary>
internal static class CredentialText
{
    /// <summary>What is wrong with a part of a key, to follow its name in a sentence; <see langword="null"/> if it is valid.</summary>
    internal static string? GetProblem(string value)
    {
        if (value is [.., '\n' or '\r'])
        {
            return "ends in a line break. If it was read from a file, remove the line break.";
        }

        foreach (var character in value)
        {
            if (!char.IsAscii(character))
            {
                return "contains a character that is not ASCII. Keys contain none; copy the key again.";
            }

            if (char.IsControl(character))
            {
                return "contains a control character, such as a line break or a tab. Keys contain none; copy the key again.";
            }
        }

        return null;
    }
}

/// <summary>
/// A part of a key is invalid. Code that creates the key gets an argument exception; a call reports that no key is available.
/// </summary>
internal sealed class UnsendableKeyException(string reason, string parameter) : ArgumentException(reason, parameter)
{
    /// <summary>What is wrong, without the value and the name of the parameter.</summary>
    internal string Reason { get; } = reason;
}
