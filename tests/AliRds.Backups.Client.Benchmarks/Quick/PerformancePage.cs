using AliRds.Backups.Client.Tests.Documentation;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>The results page of the documentation.</summary>
internal static class PerformancePage
{
    private const string Head =
        """
        # Performance

        This page shows what a call costs, as a multiple of a floor measured in the same run. The floor is a bare `HttpClient` with source-generated
        `System.Text.Json` that reads plain strings; it does not sign, check or retry. The response is a page of 100 backups, about 125 KB, from a stub in
        another process over loopback. A ratio is the median of interleaved rounds, with its minimum and maximum in parentheses. Absolute times would say more
        about the machine than about the code. This command writes the page:

        ```bash
        dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- page
        ```

        `-- --quick` prints the table only, `-- suites` runs the BenchmarkDotNet suites, and `-- downloads` compares the downloader with a bare copy, and with
        curl and aria2c if they are installed.


        """;

    private const string Notes =
        """

        The client allocates less than the floor for three reasons. Statuses, types and engines are shared strings, and times and sizes are numbers. A link is
        kept as the received bytes, half the size of a string. Bodies, canonical requests and hashes use pooled or stack memory.

        JSON is the default, and XML takes longer to read. The client has its own reader for XML, because the platform's `XmlReader` cannot be cancelled or
        limited within one element. For comparison, the table shows what `XmlReader` alone takes to turn a page into strings.

        For the size and the start time of a program, see [Size and start](start.md).

        """;

    internal static async Task WriteAsync()
    {
        var table = await QuickRun.RunAsync(mostRows: 1_000_000, only: null);
        var path = Path.Combine(RepositoryFile.Root, "docs", "performance.md");
        await File.WriteAllTextAsync(path, (Head + table + Notes).ReplaceLineEndings("\n"));
        Console.WriteLine(path);
    }
}
