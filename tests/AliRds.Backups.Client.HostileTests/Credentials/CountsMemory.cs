namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Tests that count what the process allocates run alone.</summary>
[CollectionDefinition(nameof(CountsMemory), DisableParallelization = true)]
public sealed class CountsMemory;
