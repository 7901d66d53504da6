namespace AliRds.Backups.Client.Tests.Rpc.Wire.Generation;

/// <summary>One scalar of a generated row: its name, its text, and whether JSON writes the text without quotes.</summary>
internal sealed record WireField(string Name, string? Text, bool IsBare = false);
