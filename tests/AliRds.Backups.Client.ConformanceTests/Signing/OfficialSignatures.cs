namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>One case signed by the vendor's clients, by HTTP method.</summary>
internal sealed record OfficialSignatures(
    IReadOnlyDictionary<string, OfficialV1Signature> V1, IReadOnlyDictionary<string, OfficialV3Signature> V3);
