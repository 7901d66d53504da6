using System.Collections.Immutable;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>An error as OSS returns it. <paramref name="Ec"/> is the detailed code, or empty if none is documented.</summary>
internal sealed record ObjectError(int StatusCode, string Code, string Message, string Ec = "")
{
    /// <summary>Members besides the usual ones, such as <c>Expires</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Details { get; init; } = [];
}
