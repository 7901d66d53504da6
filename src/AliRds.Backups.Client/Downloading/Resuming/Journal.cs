namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>What is on disk of a download, so that another run can go on.</summary>
internal sealed record Journal(JournalIdentity Identity, long Sequence, JournalPart[] Parts);
