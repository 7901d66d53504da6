using System.Text.Json;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Credentials.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Credentials;

public sealed class RefreshTests
{
    [Fact]
    public async Task List_By200CallersWhenTheKeyHasEnded_AssumesTheRoleOnce()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var client = stage.Client(stage.Role);
        await CredentialsStage.ListAsync(client);
        var first = stage.Emulator.Journal.Entries[^1].AccessKeyId;
        stage.Clock.Advance(TimeSpan.FromHours(1));
        stage.Emulator.Journal.Clear();
        stage.Hold.Close();

        var calls = Enumerable.Range(0, 200).Select(_ => CredentialsStage.ListAsync(client)).ToList();
        await stage.Hold.Arrived;
        var waiting = calls.Count(call => !call.IsCompleted);
        stage.Hold.Open();
        var counts = await Task.WhenAll(calls);

        Assert.Equal(200, waiting);
        Assert.All(counts, count => Assert.Equal(3, count));
        Assert.Equal((1, 200), (stage.Count("AssumeRole"), stage.Count("DescribeBackups")));
        var signer = Assert.Single(stage.Emulator.Journal.Where(entry => entry.Action == "DescribeBackups").Select(entry => entry.AccessKeyId).Distinct());
        Assert.NotEqual(first, signer);
    }

    [Fact]
    public async Task List_AheadOfTheEnd_RefreshesWithoutAnyoneWaiting()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var client = stage.Client(stage.Role);
        await CredentialsStage.ListAsync(client);
        var first = stage.Emulator.Journal.Entries[^1].AccessKeyId;
        stage.Clock.Advance(TimeSpan.FromMinutes(50));
        stage.Hold.Close();

        await CredentialsStage.ListAsync(client);
        var meanwhile = stage.Emulator.Journal.Entries[^1].AccessKeyId;
        stage.Hold.Open();
        await stage.Emulator.Journal.WaitForResponsesAsync(4, TestContext.Current.CancellationToken);

        Assert.Equal(first, meanwhile);
        Assert.Equal(2, stage.Count("AssumeRole"));
    }

    [Fact]
    public async Task List_WhileStsFails_GoesOnWithTheOldKey()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var client = stage.Client(stage.Role);
        await CredentialsStage.ListAsync(client);
        stage.Emulator.Faults.Add(new EmulatorFaultRule { Fault = EmulatorFault.InternalError(), Action = "AssumeRole", Times = int.MaxValue });

        // Within the last minute callers wait for the refresh; it fails, and the old key serves them.
        stage.Clock.Advance(TimeSpan.FromMinutes(59.5));
        var count = await CredentialsStage.ListAsync(client);

        Assert.Equal(3, count);
        stage.Emulator.Faults.VerifyAllUsed();
    }

    [Fact]
    public async Task List_By20CallersWhoseTokenIsRefusedAsExpired_RefreshesOnceAndIsRetried()
    {
        await using var stage = await CredentialsStage.StartAsync(useSystemClock: true);
        var client = stage.Client(stage.Role);
        await CredentialsStage.ListAsync(client);
        stage.Emulator.Faults.Add(new EmulatorFaultRule
        {
            Fault = EmulatorFault.ServiceError(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
            AccessKeyId = stage.Emulator.Journal.Entries[^1].AccessKeyId,
            Times = int.MaxValue,
        });

        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CredentialsStage.ListAsync(client)));

        Assert.All(counts, count => Assert.Equal(3, count));
        Assert.Equal(2, stage.Count("AssumeRole"));
        stage.Emulator.Faults.VerifyAllUsed();
    }

    [Fact]
    public async Task List_WhenTheKeyThatAssumesTheRoleIsRefused_RefreshesThatTooAndSucceeds()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var options = stage.Role;
        options.Role.From = new() { Source = RdsCredentialsSource.Ecs, Ecs = stage.Ecs };
        var client = stage.Client(options);
        await CredentialsStage.ListAsync(client);
        var instanceKey = stage.Emulator.Journal.Entries.First(entry => entry.Action == "AssumeRole").AccessKeyId;
        stage.Emulator.Metadata.RotateKey();
        stage.Emulator.AccessKeys.Remove(instanceKey);

        stage.Clock.Advance(TimeSpan.FromHours(1));
        var count = await CredentialsStage.ListAsync(client);

        Assert.Equal(3, count);
        Assert.Equal(["", "InvalidAccessKeyId.NotFound", ""], stage.Emulator.Journal.Where(entry => entry.Action == "AssumeRole").Select(entry => entry.ErrorCode));
    }

    [Fact]
    public async Task List_WhileAProfileIsRotatedHalfWay_IsRetriedWithTheWholeNewKey()
    {
        await using var stage = await CredentialsStage.StartAsync(useSystemClock: true);
        var old = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        var fresh = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        WriteProfile(stage, fresh with { SecurityToken = old.SecurityToken });
        var client = stage.Client(new() { Source = RdsCredentialsSource.Cli }, options => options.AttemptSteps.Add(async (context, next, token) =>
        {
            if (context.Attempt == 2)
            {
                WriteProfile(stage, fresh);
            }

            return await next(token);
        }));

        var count = await CredentialsStage.ListAsync(client);

        Assert.Equal(3, count);
        Assert.Equal(["InvalidSecurityToken.MismatchWithAccessKey", ""], stage.Emulator.Journal.Entries.Select(entry => entry.ErrorCode));
    }

    [Fact]
    public async Task List_AfterTheInstancesKeyWasRotated_MovesOverToTheNewOne()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var client = stage.Client(new() { Source = RdsCredentialsSource.Ecs, Ecs = stage.Ecs });
        await CredentialsStage.ListAsync(client);
        var first = stage.Emulator.Journal.Entries[^1].AccessKeyId;
        stage.Clock.Advance(TimeSpan.FromHours(1));
        var rotated = stage.Emulator.Metadata.RotateKey();

        await CredentialsStage.ListAsync(client);
        var before = stage.Emulator.Journal.Entries[^1].AccessKeyId;
        stage.Clock.Advance(TimeSpan.FromHours(5));
        await CredentialsStage.ListAsync(client);
        var after = stage.Emulator.Journal.Entries[^1].AccessKeyId;

        Assert.Equal((first, rotated.AccessKeyId), (before, after));
    }

    [Fact]
    public async Task List_AfterTheOidcTokenWasRotated_ReadsTheFileAgain()
    {
        await using var stage = await CredentialsStage.StartAsync();
        stage.Emulator.Sts.AcceptOidcToken("token-1", Duration.FromMinutes(30));
        stage.Emulator.Sts.AcceptOidcToken("token-2");
        var file = stage.Write("oidc-token", "token-1");
        var client = stage.Client(new()
        {
            Source = RdsCredentialsSource.Oidc,
            Oidc = new() { RoleArn = EmulatorSts.DefaultRoleArn, ProviderArn = EmulatorSts.DefaultOidcProviderArn, TokenFile = file },
            Sts = stage.Sts,
        });
        await CredentialsStage.ListAsync(client);

        stage.Write("oidc-token", "token-2");
        stage.Clock.Advance(TimeSpan.FromHours(1));
        var count = await CredentialsStage.ListAsync(client);

        Assert.Equal((3, 2), (count, stage.Count("AssumeRoleWithOIDC")));
    }

    private static void WriteProfile(CredentialsStage stage, EmulatorTemporaryCredentials key) => stage.Write(".aliyun/config.json", JsonSerializer.Serialize(new
    {
        current = "one",
        profiles = new[]
        {
            new { name = "one", mode = "StsToken", access_key_id = key.AccessKeyId, access_key_secret = key.AccessKeySecret, sts_token = key.SecurityToken },
        },
    }));
}
