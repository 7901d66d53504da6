using System.Diagnostics;
using System.IO.Pipes;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Reads both pipes of a program at once: a full one would keep the program from ending. The output is kept up to a limit, the
/// errors are thrown away.</summary>
internal sealed class ProcessPipes : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _overflow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MemoryStream _kept = new();
    private readonly Stream _output;
    private readonly Stream _errors;
    private readonly Task _reading;

    public ProcessPipes(Process process)
    {
        (_output, _errors) = (process.StandardOutput.BaseStream, process.StandardError.BaseStream);
        _reading = Task.WhenAll(ReadAsync(_output, Keep), ReadAsync(_errors, static _ => { }));
    }

    /// <summary>Completes when the program has printed more than the limit.</summary>
    public Task Overflow => _overflow.Task;

    /// <summary>The ends of the pipes that are read here.</summary>
    public IEnumerable<PipeStream> Ends => new[] { _output, _errors }.OfType<PipeStream>();

    /// <summary>Waits until nobody holds the other ends any more, and all is read.</summary>
    /// <returns>Whether that was so within the time.</returns>
    public async Task<bool> WaitForEndAsync(TimeSpan timeout)
    {
        try
        {
            await _reading.WaitAsync(timeout).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <returns>What was printed.</returns>
    public async Task<string> StopAsync()
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
            _overflow.TrySetResult();
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
