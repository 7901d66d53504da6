using AliRds.Backups.Client.Emulator.ObjectStore.Answers;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Signing;

/// <summary>Whether a link holds now. <paramref name="Error"/> is null unless it was refused.</summary>
internal sealed record LinkVerdict(string Version, EmulatorSignatureVerdict Outcome, ObjectError? Error);
