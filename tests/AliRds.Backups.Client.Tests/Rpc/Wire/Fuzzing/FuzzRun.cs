using System.Diagnostics;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire.Fuzzing;

/// <summary>Reads damaged bodies and counts what comes of them.</summary>
internal sealed class FuzzRun
{
    private readonly BodyMutator _mutator;
    private readonly byte[] _body;

    internal FuzzRun(byte[] body, int seed)
    {
        _body = body;
        _mutator = new BodyMutator(seed);
    }

    internal int Pages { get; private set; }

    internal int Errors { get; private set; }

    internal long MostAllocated { get; private set; }

    internal TimeSpan Slowest { get; private set; }

    /// <summary>Bodies that came out as anything but a page or a child of <see cref="RdsCallException"/>.</summary>
    internal List<string> Failures { get; } = [];

    internal void Run(int cases, params int[] statuses)
    {
        for (var i = 0; i < cases; i++)
        {
            var damaged = _mutator.Mutate(_body);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            Read(damaged, statuses[i % statuses.Length]);
            Slowest = TimeSpan.FromTicks(Math.Max(Slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            MostAllocated = Math.Max(MostAllocated, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
    }

    private void Read(byte[] damaged, int status)
    {
        try
        {
            var page = Responses.Read(damaged, status);
            Pages++;
            if (status != 200 || (page.Backups.Count == 0 && page.PageRecordCount > 0))
            {
                Failures.Add($"a page of {status}: {Convert.ToBase64String(damaged)}");
            }
        }
        catch (RdsCallException)
        {
            Errors++;
        }
        catch (Exception exception)
        {
            Failures.Add($"{exception.GetType()}: {Convert.ToBase64String(damaged)}");
        }
    }
}
