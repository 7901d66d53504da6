namespace AliRds.Backups.Client;

/// <summary>What a step of the pipeline can see of a call.</summary>
/// <param name="Action">The name of the operation, such as <c>DescribeBackups</c>.</param>
/// <param name="Parameters">The parameters of the call by name, such as <c>DBInstanceId</c>.</param>
/// <param name="Attempt">The number of the attempt, from 1; 0 for a step around the whole call.</param>
public sealed record RdsStepContext(string Action, IReadOnlyDictionary<string, string> Parameters, int Attempt);
