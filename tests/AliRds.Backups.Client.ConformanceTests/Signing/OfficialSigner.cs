using System.Text.Json;
using AliRds.Backups.Client.ConformanceTests.Node;

namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>What the vendor's clients make of every case: one Node.js process for all.</summary>
internal static class OfficialSigner
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Task<IReadOnlyList<OfficialSignatures>>> Signed = new(SignAsync);

    /// <summary>One for each of <see cref="SigningCases.All"/>, in their order.</summary>
    public static Task<IReadOnlyList<OfficialSignatures>> GetAllAsync()
    {
        NodeTools.Require();
        return Signed.Value;
    }

    private static async Task<IReadOnlyList<OfficialSignatures>> SignAsync()
    {
        var lines = SigningCases.All.Select(call => JsonSerializer.Serialize(call.ToMessage()));
        var output = await new NodeProgram("sign.js").RunAsync(string.Join('\n', lines));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<OfficialSignatures>(line, Json)!)];
    }
}
