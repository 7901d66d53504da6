namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Which texts can be a part of an access key. Parts travel in headers, where a line break would begin another one.</summary>
internal static class KeyText
{
    /// <summary>What is wrong with a part of a key, as the end of a sentence that begins with its name; <see langword="null"/> when it is good.</summary>
    internal static string? FaultOf(string value)
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
