namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>The name of a RAM role becomes part of a path, so a path may not stand in its place.</summary>
internal static class RoleName
{
    private const int Longest = 64;

    public static bool IsValid(string name) =>
        name.Length <= Longest && name is not ("." or "..") && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
