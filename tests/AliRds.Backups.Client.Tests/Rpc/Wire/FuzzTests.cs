using System.Globalization;
using System.Text;
using AliRds.Backups.Client.Tests.Rpc.Wire.Fuzzing;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>
/// Damaged bodies come out as pages or as typed errors, quickly and in little memory. The environment variable <c>RDS_FUZZ_CASES</c> sets
/// how many bodies all of these tests read together, 20,000 if it is not set; a long run takes 1,000,000 or more. <c>RDS_FUZZ_SEED</c>
/// sets where they begin; the output names what was used.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Tests = 4;
    private const string ErrorJson =
        """{"RequestId":"R","HostId":"h","Code":"Throttling.User","Message":"server string to sign is:POST\n/","AccessDeniedDetail":{"AuthAction":"a","Deep":{"x":[1]}}}""";

    private const string ErrorXml =
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R</RequestId><HostId>h</HostId><Code>InvalidDBInstanceId.NotFound</Code><Message>No.</Message><Recommend><![CDATA[https://h?a=1&b=2]]></Recommend></Error>";

    [Theory]
    [InlineData(SamplePage.Json, 200)]
    [InlineData(SamplePage.Xml, 200)]
    [InlineData(ErrorJson, 400, 403, 503)]
    [InlineData(ErrorXml, 400, 404, 500)]
    public void Read_DamagedBody_GivesAPageOrATypedError(string body, params int[] statuses)
    {
        var cases = Setting("RDS_FUZZ_CASES", 20_000) / Tests;
        var seed = Setting("RDS_FUZZ_SEED", 20260102);
        var run = new FuzzRun(Encoding.UTF8.GetBytes(body), seed);

        run.Run(cases, statuses);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {cases} cases, {run.Pages} pages, {run.Errors} errors, {run.Failures.Count} failures, slowest {run.Slowest.TotalMilliseconds:0.0} ms, most memory of a case {run.MostAllocated / 1024} KiB"));
        Assert.Equal(cases, run.Pages + run.Errors);
        Assert.Empty(run.Failures);
        Assert.InRange(run.MostAllocated, 0, 4 * 1024 * 1024);
        Assert.InRange(run.Slowest, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static int Setting(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
