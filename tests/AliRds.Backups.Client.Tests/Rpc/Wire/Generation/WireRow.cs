namespace AliRds.Backups.Client.Tests.Rpc.Wire.Generation;

/// <summary>A generated backup, before it is written in a format.</summary>
internal sealed record WireRow(WireField[] Fields, WireField[][] DatabaseLinks);
