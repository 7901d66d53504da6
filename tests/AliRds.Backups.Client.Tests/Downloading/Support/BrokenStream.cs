namespace AliRds.Backups.Client.Tests.Downloading.Support;

/// <summary>A body that gives some bytes and then breaks, or just ends.</summary>
internal sealed class BrokenStream(byte[] bytes, int good, bool endsQuietly = false) : MemoryStream(bytes, 0, good)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        return read > 0 || endsQuietly ? read : throw new IOException("Connection reset by peer.");
    }
}
