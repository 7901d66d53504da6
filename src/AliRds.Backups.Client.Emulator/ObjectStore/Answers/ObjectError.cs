using System.Collections.Immutable;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Answers;

/// <summary>A refusal as OSS writes it. <paramref name="Ec"/> is the finer code, empty where none is documented.</summary>
internal sealed record ObjectError(int Status, string Code, string Message, string Ec = "")
{
    /// <summary>Members besides the usual ones, such as <c>Expires</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Details { get; init; } = [];
}
