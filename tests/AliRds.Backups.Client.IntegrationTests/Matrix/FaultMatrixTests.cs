using System.Text;
using AliRds.Backups.Client.Tests.Documentation;

namespace AliRds.Backups.Client.IntegrationTests.Matrix;

/// <summary>Each fault with each format and signature has the outcome that docs/faults.md shows. Set <c>RDS_WRITE_DOCS</c> to write the page anew.</summary>
public sealed class FaultMatrixTests
{
    private const string Head =
        """
        # What happens when something goes wrong

        Made by a test: one call over real sockets, under fake time, with the default options and jitter at its mean; each row holds alike for JSON
        and XML responses and for both signatures. "Logged" counts the events of [telemetry.md](telemetry.md).

        | Fault | Outcome | Attempts | Waited | Logged |
        |---|---|---|---|---|

        """;

    private const string CountedHead =
        """

        ## Connections

        Here a socket between client and service counts what comes over the wire: requests, and the different nonces among them. Each request is an
        attempt with a nonce of its own.

        | Fault | Outcome | Attempts | Requests on the wire | Nonces | Waited | Logged |
        |---|---|---|---|---|---|---|

        """;

    [Fact]
    public async Task Matrix_EveryFaultFormatAndSignature_IsAsDocumented()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var fault in MatrixFaults.All)
        {
            page.Append((await RunAsync(fault)).ToRow(fault.Name)).Append('\n');
        }

        page.Append(CountedHead.ReplaceLineEndings("\n"));
        foreach (var fault in MatrixFaults.AtTheSocket)
        {
            var outcome = await RunAsync(fault);
            Assert.Equal((outcome.Attempts, outcome.Attempts), (outcome.Requests, outcome.Nonces));
            page.Append(outcome.ToCountedRow(fault.Name)).Append('\n');
        }

        var path = Path.Combine(RepositoryFile.Root, "docs", "faults.md");
        if (Environment.GetEnvironmentVariable("RDS_WRITE_DOCS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(path, page.ToString(), TestContext.Current.CancellationToken);
        }

        var documented = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(documented.ReplaceLineEndings("\n"), page.ToString());
    }

    private static async Task<MatrixOutcome> RunAsync(MatrixFault fault)
    {
        var outcomes = new HashSet<MatrixOutcome>();
        foreach (var format in Enum.GetValues<RdsResponseFormat>())
        {
            foreach (var signature in Enum.GetValues<RdsSignatureVersion>())
            {
                outcomes.Add(await MatrixRun.RunAsync(fault, format, signature));
            }
        }

        return Assert.Single(outcomes);
    }
}
