using System.Collections.Concurrent;
using AliRds.Backups.Client.Downloading;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DownloadBackups;

/// <summary>Bytes, rate, remaining time, parts, links and retries of a file.</summary>
internal sealed class FiguresColumn : ProgressColumn
{
    private readonly ConcurrentDictionary<int, DownloadProgress> _progress = new();

    protected override bool NoWrap => true;

    public void Set(ProgressTask task, DownloadProgress progress) => _progress[task.Id] = progress;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Spectre.Console.Text(_progress.TryGetValue(task.Id, out var progress) ? Describe(progress) : "waiting");

    private static string Describe(DownloadProgress progress) => progress.Phase switch
    {
        DownloadPhase.Probing => "requesting the file",
        DownloadPhase.CheckingEarlierParts => "checking existing parts",
        DownloadPhase.Finishing => "proving",
        DownloadPhase.Done => "done",
        _ => Text.Progress(progress),
    };
}
