namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>npm could not reach the registry from which the vendor's packages come.</summary>
internal sealed class RegistryUnreachableException(string code) : Exception(
    $"The npm registry could not be reached ({code}); the vendor's JavaScript clients are installed from it when the tests run for the first time.");
