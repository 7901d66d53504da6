using AliRds.Backups.Client.Requests;

namespace AliRds.Backups.Client;

/// <summary>What a step of the pipeline knows.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Attempt">The number of the attempt, from 1; 0 for a step around the whole call.</param>
public sealed record RdsStepContext(DescribeBackupsRequest Request, int Attempt);
