namespace AliRds.Backups.Client.Tests.Support;

/// <summary>A body whose first read never ends.</summary>
internal sealed class StallingStream(Action whenRead) : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        whenRead();
        return await new TaskCompletionSource<int>().Task.WaitAsync(cancellationToken);
    }
}
