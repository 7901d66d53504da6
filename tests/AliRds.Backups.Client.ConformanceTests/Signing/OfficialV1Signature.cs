namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>What pop-core signed, and the address it would have called; for POST, with the form body as its query.</summary>
internal sealed record OfficialV1Signature(string Canonical, string Sent);
