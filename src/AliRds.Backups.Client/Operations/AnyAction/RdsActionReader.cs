namespace AliRds.Backups.Client;

/// <summary>Reads the response of an operation.</summary>
/// <typeparam name="TResult">What it becomes.</typeparam>
/// <param name="response">The response; valid only during the call.</param>
/// <returns>The result, never <see langword="null"/>.</returns>
public delegate TResult RdsActionReader<out TResult>(RdsActionResponse response)
    where TResult : class;
