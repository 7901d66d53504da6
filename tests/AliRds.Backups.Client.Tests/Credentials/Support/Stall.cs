using System.Threading.Channels;

namespace AliRds.Backups.Client.Tests.Credentials.Support;

/// <summary>Holds up what passes through it while it is closed, and tells when something has come to it.</summary>
internal sealed class Stall
{
    private readonly Channel<bool> _arrivals = Channel.CreateUnbounded<bool>();

    private readonly TaskCompletionSource _opening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsClosed { get; set; }

    public Task ArrivalAsync() => _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public void Open()
    {
        IsClosed = false;
        _opening.SetResult();
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (IsClosed)
        {
            _arrivals.Writer.TryWrite(true);
            await _opening.Task.WaitAsync(cancellationToken);
        }
    }
}
