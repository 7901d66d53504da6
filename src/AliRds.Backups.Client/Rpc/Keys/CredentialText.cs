namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Which texts can be a part of an access key. Parts travel in headers, where a line break would begin another one.</summary>
internal static class CredentialText
{
    /// <summary>What is wrong with a part of a key, as the end of a sentence that begins with its name; <see langword="null"/> when it is good.</summary>
    internal static string? GetProblem(string value)
    {
        if (value is [.., '\n' or '\r'])
        {
            return "ends in a line break: was it read from a file? Take the line break away.";
        }

        foreach (var character in value)
        {
            if (!char.IsAscii(character))
            {
                return "holds a character that is not ASCII; keys have none. Copy the key again.";
            }

            if (char.IsControl(character))
            {
                return "holds a control character, such as a line break or a tab; keys have none. Copy the key again.";
            }
        }

        return null;
    }
}

/// <summary>A part of a key cannot be one. Whoever makes the key sees a bad argument; a call tells it as a key that is not available.</summary>
internal sealed class UnsendableKeyException(string reason, string parameter) : ArgumentException(reason, parameter)
{
    /// <summary>What is wrong, without the value and without the name of the parameter.</summary>
    internal string Reason { get; } = reason;
}
