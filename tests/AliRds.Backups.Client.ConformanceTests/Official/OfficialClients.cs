using System.Text.Json;
using AliRds.Backups.Client.ConformanceTests.Node;
using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>The vendor's clients, set up against an emulator as a user would do it: see <c>js/clients.js</c>.</summary>
internal sealed record OfficialClients(RdsBackupsEmulator Emulator)
{
    private static readonly string[] Names = ["rds20140815 V3", "rds20140815 V1", "pop-core GET", "pop-core POST"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string AccessKeyId { get; init; } = Emulator.AccessKeyId;

    public string AccessKeySecret { get; init; } = Emulator.AccessKeySecret;

    public string? SecurityToken { get; init; }

    /// <summary>A script that is loaded before the vendor's code, or null.</summary>
    public string? Preload { get; init; }

    public int ClockShiftMinutes { get; init; }

    public OfficialClients With(EmulatorTemporaryCredentials credentials) => this with
    {
        AccessKeyId = credentials.AccessKeyId,
        AccessKeySecret = credentials.AccessKeySecret,
        SecurityToken = credentials.SecurityToken,
    };

    /// <summary>Lets each client list every page, with parameters named as in the rds package (<c>DBInstanceId</c>, <c>pageSize</c>, ...).</summary>
    public Task<IReadOnlyList<OfficialOutcome>> ListAsync(object parameters) => RunAsync("list.js", "DescribeBackups", parameters);

    /// <summary>Lets each client call an operation once; its response is the only page.</summary>
    public Task<IReadOnlyList<OfficialOutcome>> CallAsync(string operation, object parameters) =>
        RunAsync("call.js", operation, parameters);

    private async Task<IReadOnlyList<OfficialOutcome>> RunAsync(string script, string operation, object parameters)
    {
        var program = new NodeProgram(script) { Preload = Preload, ClockShiftMinutes = ClockShiftMinutes };
        var output = await program.RunAsync(JsonSerializer.Serialize(new
        {
            host = Emulator.Endpoint.Authority,
            accessKeyId = AccessKeyId,
            accessKeySecret = AccessKeySecret,
            securityToken = SecurityToken,
            operation,
            parameters,
        }));
        var outcomes = JsonSerializer.Deserialize<List<OfficialOutcome>>(output, Json)!;
        Assert.Equal(Names, outcomes.Select(outcome => outcome.Client));
        return outcomes;
    }
}
