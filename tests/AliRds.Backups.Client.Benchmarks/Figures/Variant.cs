namespace AliRds.Backups.Client.Benchmarks.Figures;

/// <summary>One way to do the work that is compared.</summary>
internal sealed record Variant(string Name, Func<Task> RunAsync)
{
    internal static Variant Sync(string name, Action run) => new(name, () =>
    {
        run();
        return Task.CompletedTask;
    });
}
