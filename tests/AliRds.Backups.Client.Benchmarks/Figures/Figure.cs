namespace AliRds.Backups.Client.Benchmarks.Figures;

/// <summary>What one call cost, on average over a batch.</summary>
/// <param name="CpuSeconds">Processor time of this process.</param>
/// <param name="WallSeconds">Time that passed.</param>
/// <param name="Bytes">Managed memory allocated.</param>
internal readonly record struct Figure(double CpuSeconds, double WallSeconds, double Bytes);
