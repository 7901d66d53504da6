namespace AliRds.Backups.Client;

/// <summary>What a step of the pipeline knows.</summary>
/// <param name="Action">The operation that is called, such as <c>DescribeBackups</c>.</param>
/// <param name="Parameters">The parameters of the call by their names, such as <c>DBInstanceId</c>.</param>
/// <param name="Attempt">The number of the attempt, from 1; 0 for a step around the whole call.</param>
public sealed record RdsStepContext(string Action, IReadOnlyDictionary<string, string> Parameters, int Attempt);
