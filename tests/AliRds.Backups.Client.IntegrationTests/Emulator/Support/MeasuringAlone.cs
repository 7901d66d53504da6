namespace AliRds.Backups.Client.IntegrationTests.Emulator.Support;

/// <summary>Tests that measure the process and therefore run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuringAlone
{
    public const string Name = "Measuring";
}
