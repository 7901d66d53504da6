using System.Diagnostics;
using System.IO.Pipes;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Reads both pipes of a program at once: a full one would keep the program from ending. The output is kept up to the bound, the errors
/// are thrown away.</summary>
internal sealed class ProgramOutput : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly MemoryStream _kept = new();
    private readonly Stream _output;
    private readonly Stream _errors;
    private readonly Task _reading;

    public ProgramOutput(Process process)
    {
        (_output, _errors) = (process.StandardOutput.BaseStream, process.StandardError.BaseStream);
        Flood = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _reading = Task.WhenAll(ReadAsync(_output, Keep), ReadAsync(_errors, static _ => { }));
    }

    /// <summary>Completes when the program has printed more than the bound.</summary>
    public TaskCompletionSource Flood { get; }

    /// <summary>The pipes, for whoever looks for those that hold their other ends.</summary>
    public IEnumerable<PipeStream> Pipes => new[] { _output, _errors }.OfType<PipeStream>();

    /// <summary>Waits until nobody holds the other ends any more, and all is read.</summary>
    /// <returns>Whether that was so within the time.</returns>
    public async Task<bool> EndsAsync(TimeSpan limit)
    {
        try
        {
            await _reading.WaitAsync(limit).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends the reading, and closes the pipes.</summary>
    /// <returns>What was printed.</returns>
    public async Task<string> CloseAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        return SourceText.Decode(_kept.GetBuffer().AsSpan(0, (int)_kept.Length));
    }

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
        _kept.Dispose();
        _stop.Dispose();
    }

    private void Keep(ReadOnlyMemory<byte> bytes)
    {
        if (_kept.Length + bytes.Length > SourceText.MaxBytes)
        {
            Flood.TrySetResult();
        }
        else
        {
            _kept.Write(bytes.Span);
        }
    }

    private async Task ReadAsync(Stream stream, Action<ReadOnlyMemory<byte>> take)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, _stop.Token).ConfigureAwait(false) is var count and > 0)
            {
                take(buffer.AsMemory(0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever holds the pipe is not waited for.
        }
    }
}
