namespace AliRds.Backups.Client.Models;

/// <summary>What all open-valued structs share: a text that is never blank and whose letter case does not matter.</summary>
internal static class OpenValue
{
    internal static string Require(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }

    internal static bool Equals(string? left, string? right) =>
        string.Equals(left ?? string.Empty, right ?? string.Empty, StringComparison.OrdinalIgnoreCase);

    internal static int GetHashCode(string? value) =>
        StringComparer.OrdinalIgnoreCase.GetHashCode(value ?? string.Empty);
}
