namespace AliRds.Backups.Client.IntegrationTests.Credentials.Support;

/// <summary>A gate that is open until it is closed.</summary>
internal sealed class Hold
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _closed;

    /// <summary>Completes when something stands before the closed gate.</summary>
    public Task Arrived => _arrived.Task.WaitAsync(TestContext.Current.CancellationToken);

    public void Close() => _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _closed?.TrySetResult();

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (_closed is { Task: var opening })
        {
            _arrived.TrySetResult();
            await opening.WaitAsync(cancellationToken);
        }
    }
}
