using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>What is on disk of a download, so that another run can go on.</summary>
internal sealed record Journal(JournalIdentity Identity, long Sequence, JournalPart[] Parts);

/// <summary>What a journal says about a part. Only what is flushed is claimed; the rest is a hint, used when its checksum is found on disk.</summary>
internal readonly record struct JournalPart(PartState State, bool IsFlushed);
