using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Credentials.Support;

namespace AliRds.Backups.Client.IntegrationTests.Credentials;

/// <summary>Where nothing answers behind the address of the metadata service. Time is moved by hand: real slowness cannot fail these tests.</summary>
public sealed class SlowMetadataTests
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task List_EcsRoleWhileTheServiceStalls_GivesUpAfterASecond()
    {
        await using var stage = await StartStalledAsync();
        var call = stage.FailAsync(stage.Client(new() { Source = RdsCredentialsSource.Ecs, Ecs = stage.Ecs }));

        var failure = await OutwaitAsync(stage, call);

        Assert.Contains("did not respond within 0.5 s", failure, StringComparison.Ordinal);
        Assert.Equal(["GetMetadataToken", "GetMetadataRole"], stage.Actions);
    }

    [Fact]
    public async Task List_EcsRoleWithoutImdsV1WhileTheServiceStalls_GivesUpAfterItsFirstStep()
    {
        await using var stage = await StartStalledAsync();
        var ecs = stage.Ecs;
        ecs.AllowImdsV1 = false;
        var call = stage.FailAsync(stage.Client(new() { Source = RdsCredentialsSource.Ecs, Ecs = ecs }));

        await stage.Emulator.Journal.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        stage.Clock.Advance(HalfASecond);

        Assert.Contains("asking it without one is forbidden", (await call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_DefaultChainWhileTheServiceStalls_TellsAfterASecondWhatWasLookedAtInOrder()
    {
        await using var stage = await StartStalledAsync();
        var call = stage.FailAsync(stage.Client(new() { Ecs = stage.Ecs }));

        var message = await OutwaitAsync(stage, call);

        string[] inOrder = ["1. env:", "2. oidc_role_arn:", "3. cli_profile:", "4. profile:", "5. ecs_ram_role:", "did not respond within 0.5 s", "6. credentials_uri:"];
        var places = inOrder.Select(part => message.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task List_DefaultChainWithLaterSourceWhileTheServiceStalls_TakesThatAfterASecond()
    {
        await using var stage = await StartStalledAsync();
        stage.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = $"{stage.Emulator.CredentialsUri.Address}";
        var call = CredentialsStage.ListAsync(stage.Client(new() { Ecs = stage.Ecs }));

        await OutwaitAsync(stage, async () => await call);

        Assert.Equal(3, await call);
    }

    private static async Task<CredentialsStage> StartStalledAsync()
    {
        var stage = await CredentialsStage.StartAsync();
        stage.Emulator.Metadata.Mode = EmulatorMetadataMode.Stalled;
        return stage;
    }

    private static async Task<string> OutwaitAsync(CredentialsStage stage, Task<RdsBackupsException> call)
    {
        var message = "";
        await OutwaitAsync(stage, async () => message = (await call).Message);
        return message;
    }

    /// <summary>Lets two half seconds pass, each once the request that it ends is at the service: one second in all.</summary>
    private static async Task OutwaitAsync(CredentialsStage stage, Func<Task> end)
    {
        for (var request = 1; request <= 2; request++)
        {
            await stage.Emulator.Journal.WaitForRequestsAsync(request, TestContext.Current.CancellationToken);
            stage.Clock.Advance(HalfASecond);
        }

        await end();
    }
}
