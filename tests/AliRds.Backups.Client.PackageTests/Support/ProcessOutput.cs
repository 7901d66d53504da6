using System.Diagnostics;
using System.Text;

namespace AliRds.Backups.Client.PackageTests.Support;

/// <summary>What a process has written so far, both streams as they came.</summary>
internal sealed class ProcessOutput
{
    private readonly StringBuilder _text = new();
    private readonly Lock _gate = new();

    public ProcessOutput(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                _text.Append(line).Append('\n');
            }
        }
    }
}
