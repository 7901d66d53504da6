using AliRds.Backups.Client.Tests.Documentation;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>The results page of the documentation.</summary>
internal static class PerformancePage
{
    private const string Head =
        """
        # Performance

        What a call costs, as a multiple of a floor measured in the same run: a bare `HttpClient` and source-generated `System.Text.Json` into plain
        strings, neither signed nor checked nor repeated. The response is a page of a hundred backups, about 125 KB, from a stub in another process over
        loopback. A ratio is the median over interleaved rounds, with the least and the most beside it; absolute times would say more about the
        machine than about the code. This page is written by

        ```bash
        dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- page
        ```

        and the same table, without the page, by `-- --quick`. `-- suites` runs the BenchmarkDotNet suites, `-- downloads` compares the downloader
        with a bare copy, and with curl and aria2c where they are installed.


        """;

    private const string Notes =
        """

        Where memory stays below the floor: statuses, types and engines are one string for all rows, times and sizes are numbers, and a link is kept as
        the bytes that came, half of what a string takes. Bodies, canonical texts and hashes live in pooled or stack memory.

        XML is read with the platform's `XmlReader`. The table shows what that alone takes, with each text made a string and nothing made of it, beside what
        JSON takes to become typed rows: about the factor of two by itself. A parser of our own would reach it, and would be one more parser to trust.
        JSON is the default.

        What a program weighs and how fast it starts: [Size and start](start.md).

        """;

    internal static async Task WriteAsync()
    {
        var table = await QuickRun.RunAsync(mostRows: 1_000_000, only: null);
        var path = Path.Combine(RepositoryFile.Root, "docs", "performance.md");
        await File.WriteAllTextAsync(path, (Head + table + Notes).ReplaceLineEndings("\n"));
        Console.WriteLine(path);
    }
}
