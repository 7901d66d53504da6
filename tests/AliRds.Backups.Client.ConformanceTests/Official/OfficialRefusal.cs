namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>The service's error as a vendor's client understood it.</summary>
internal sealed record OfficialRefusal(string Code, int Status, string Message, string RequestId);
