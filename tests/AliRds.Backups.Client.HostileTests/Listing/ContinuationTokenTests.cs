using System.Text;
using System.Text.Json.Nodes;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A token comes from outside: one that no listing wrote is refused as such, before anything is sent.</summary>
public sealed class ContinuationTokenTests
{
    public static TheoryData<string, string?> StrangeMembers => new()
    {
        { "LastKeys", "null" }, { "LastKeys", "[null]" }, { "LastKeys", "[\"\"]" }, { "LastKeys", "{}" }, { "LastKeys", "[[\"1\"]]" },
        { "OverlapIds", "null" }, { "OverlapIds", "[null]" }, { "NextOverlapIds", "null" }, { "NextOverlapIds", "[\"1\",null]" },
        { "Request", "null" }, { "Request", "\"\"" }, { "Request", null },
        { "Version", "null" }, { "Version", "2" }, { "Version", "-1" }, { "Version", null },
        { "Page", "0" }, { "Page", "-1" }, { "Page", "null" }, { "Page", "2147483648" }, { "Page", "1.5" }, { "Page", null },
        { "FirstPage", "0" }, { "FirstPage", "-3" }, { "FirstPage", "2147483647" },
        { "Total", "-1" }, { "Total", "\"many\"" }, { "Total", "9223372036854775808" },
        { "ReturnedCount", "-1" }, { "ReturnedCount", "9223372036854775807" }, { "ReturnedCount", "null" },
        { "StartedAt", "9223372036854775807" }, { "StartedAt", "-9223372036854775808" }, { "StartedAt", null },
        { "Start", "9223372036854775807" }, { "Start", "-9223372036854775808" }, { "Start", "1" }, { "Start", "253402300740000000" },
        { "End", "9223372036854775807" }, { "End", "-9223372036854775808" }, { "End", "0" }, { "End", "null" },
        { "WindowMinutes", "0" }, { "WindowMinutes", "-60" }, { "WindowMinutes", "1" }, { "WindowMinutes", "9223372036854775807" }, { "WindowMinutes", "1e3" },
        { "LastCompletedWindowMinutes", "0" }, { "MaxWindowMinutes", "-1" }, { "MaxWindowMinutes", "9223372036854775807" },
        { "IncompleteReason", "\"\"" }, { "IncompleteReason", "\"a\\u001b[31mb\"" }, { "IncompleteReason", "5" }, { "IncompleteReason", "\"" + new string('a', 100_000) + "\"" },
    };

    [Theory]
    [MemberData(nameof(StrangeMembers), DisableDiscoveryEnumeration = true)]
    public async Task GetBackupPages_TokenWithAStrangeMember_IsRefusedAndNothingIsSent(string name, string? value)
    {
        await using var server = HostileList.Serve(HostileList.Rows(65), (_, _) => "65");
        using var client = HostileClient.Connect(server);
        var state = JsonNode.Parse(Convert.FromBase64String(await TokenAsync(client)))!.AsObject();
        state.Remove(name);
        var members = state.ToJsonString().TrimEnd('}');
        var strange = value is null ? members + "}" : $"{members},\"{name}\":{value}}}";
        var sent = server.Requests.Count;

        var exception = Assert.Throws<ArgumentException>(() => Resume(client, Convert.ToBase64String(Encoding.UTF8.GetBytes(strange))));

        Assert.Equal("continuationToken", exception.ParamName);
        Assert.Contains("continuation token", exception.Message, StringComparison.Ordinal);
        Assert.Equal(sent, server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("bnVsbA==")] // null
    [InlineData("W10=")] // []
    [InlineData("e30=")] // {}
    [InlineData("eyJWZXJzaW9uIjoxfQ==")] // {"Version":1}
    [InlineData("////")]
    [InlineData("AAAA\0")]
    public async Task GetBackupPages_TextThatIsNoToken_IsRefused(string token)
    {
        await using var server = HostileList.Serve([], (_, _) => "0");
        using var client = HostileClient.Connect(server);

        var exception = Assert.Throws<ArgumentException>(() => Resume(client, token));

        Assert.Equal("continuationToken", exception.ParamName);
    }

    [Fact]
    public async Task GetBackupPages_TokenNestedDeep_IsRefused()
    {
        await using var server = HostileList.Serve([], (_, _) => "0");
        using var client = HostileClient.Connect(server);
        var deep = "{\"Deep\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        Assert.Throws<ArgumentException>(() => Resume(client, Convert.ToBase64String(Encoding.UTF8.GetBytes(deep))));
    }

    [Fact]
    public async Task GetBackupPages_EveryByteOfATokenChanged_IsATokenOrIsRefused()
    {
        await using var server = HostileList.Serve(HostileList.Rows(65), (_, _) => "65");
        using var client = HostileClient.Connect(server);
        var token = Convert.FromBase64String(await TokenAsync(client));
        var refused = 0;

        for (var position = 0; position < token.Length; position++)
        {
            var changed = token.ToArray();
            changed[position] ^= (byte)(1 + (position * 7 % 255));
            try
            {
                Resume(client, Convert.ToBase64String(changed));
            }
            catch (ArgumentException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, token.Length / 3, token.Length);
    }

    [Fact]
    public async Task GetBackupPages_TokenAsItWasWritten_GoesOn()
    {
        await using var server = HostileList.Serve(HostileList.Rows(65), (_, _) => "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client, options: new ListingOptions { ContinuationToken = await TokenAsync(client) });

        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(65).Skip(30), outcome.Ids);
    }

    [Theory]
    [InlineData(35, "10")]
    [InlineData(65, "30")]
    [InlineData(65, "null")]
    public async Task GetBackupPages_WrongTotalReadInPieces_GivesAllAndSaysIncomplete(int count, string total)
    {
        await using var server = HostileList.Serve(HostileList.Rows(count), (_, _) => total);
        using var client = HostileClient.Connect(server);
        var options = new ListingOptions { OnIncomplete = IncompleteListingBehavior.Report };
        var ids = new List<string>();
        string? reason = null;
        var pieces = 0;

        do
        {
            await foreach (var page in client.GetBackupPagesAsync(HostileList.Request(), options, TestContext.Current.CancellationToken))
            {
                ids.AddRange(page.Backups.Select(backup => backup.BackupId.Value));
                options = options with { ContinuationToken = page.ContinuationToken };
                reason = page.IncompleteReason;
                break;
            }
        }
        while (options.ContinuationToken is not null && ++pieces < 50);

        Assert.Equal(HostileList.Ids(count), ids);
        Assert.NotNull(reason);
    }

    private static async Task<string> TokenAsync(RdsBackupsClient client)
    {
        await foreach (var page in client.GetBackupPagesAsync(
            HostileList.Request(), cancellationToken: TestContext.Current.CancellationToken))
        {
            return page.ContinuationToken!;
        }

        throw new InvalidOperationException("There is no page.");
    }

    private static void Resume(RdsBackupsClient client, string token) => client.GetBackupPagesAsync(
        HostileList.Request(), new ListingOptions { ContinuationToken = token }, TestContext.Current.CancellationToken);
}
