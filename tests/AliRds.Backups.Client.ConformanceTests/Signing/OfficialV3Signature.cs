namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>What openapi-core signed, the headers it would have sent, and what the older openapi-util makes of the same.</summary>
internal sealed record OfficialV3Signature(
    string Canonical, IReadOnlyDictionary<string, string> Headers, string Authorization, string OlderAuthorization);
