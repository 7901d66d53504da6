using System.Text.Json;
using AliRds.Backups.Client.ConformanceTests.Node;

namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>What the vendor's clients make of calls: one Node.js process for many.</summary>
internal static class OfficialSigner
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Task<IReadOnlyList<OfficialSignatures>>> Signed =
        new(() => SignAsync(SigningCases.All.Select(call => call.ToMessage())));

    /// <summary>One for each of <see cref="SigningCases.All"/>, in their order.</summary>
    public static Task<IReadOnlyList<OfficialSignatures>> GetAllAsync()
    {
        NodeTools.Require();
        return Signed.Value;
    }

    /// <summary>Lets the vendor's clients sign other calls, each in the form of <see cref="SigningCase.ToMessage"/>.</summary>
    public static async Task<IReadOnlyList<OfficialSignatures>> SignAsync(IEnumerable<object> messages)
    {
        var lines = messages.Select(message => JsonSerializer.Serialize(message));
        var output = await new NodeProgram("sign.js").RunAsync(string.Join('\n', lines));
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<OfficialSignatures>(line, Json)!),
        ];
    }
}
