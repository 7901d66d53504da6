using System.Text.Json;
using AliRds.Backups.Client.ConformanceTests.Node;

namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>The vendor's credentials library on a machine, see <c>js/credentials.js</c>.</summary>
internal static class OfficialCredentials
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyList<CredentialsOutcome>> GetAsync(CredentialsMachine machine, params IReadOnlyList<CredentialsCase> cases)
    {
        var host = machine.Emulator.Endpoint.Authority;
        var program = new NodeProgram("credentials.js")
        {
            Preload = "to-emulator.js",
            Variables = new Dictionary<string, string>(machine.Variables) { ["EMULATOR_HOST"] = host },
        };
        var input = new { host, sources = cases, instance = CredentialsMachine.Instance };
        return JsonSerializer.Deserialize<List<CredentialsOutcome>>(await program.RunAsync(JsonSerializer.Serialize(input, Json)), Json)!;
    }
}
