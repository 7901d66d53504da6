using System.Text.Json;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Credentials.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Credentials;

/// <summary>Each source from its settings to a listed page, over real sockets, files and processes.</summary>
public sealed class EverySourceTests
{
    private const string Listing = "DescribeBackups";

    [Fact]
    public async Task List_StaticKey_SignsWithIt() =>
        await AssertListsAsync(stage => stage.Account, isTemporary: false, Listing);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_Environment_SignsWithIt(bool isTemporary) => await AssertListsAsync(stage =>
    {
        SetEnvironment(stage, isTemporary);
        return new() { Source = RdsCredentialsSource.Environment };
    }, isTemporary, Listing);

    [Theory]
    [InlineData("default", false, Listing)]
    [InlineData("role", true, "AssumeRole", Listing)]
    [InlineData("oidc", true, "AssumeRoleWithOIDC", Listing)]
    [InlineData("ecs", true, "GetMetadataToken", "GetMetadataKey", Listing)]
    public async Task List_IniProfile_DoesWhatItsTypeSays(string profile, bool isTemporary, params string[] actions) => await AssertListsAsync(stage =>
    {
        WriteProfiles(stage);
        return new() { Source = RdsCredentialsSource.Profile, Profile = { Name = profile }, Sts = stage.Sts, Ecs = stage.Ecs };
    }, isTemporary, actions);

    [Theory]
    [InlineData(null, false, Listing)]
    [InlineData("StsToken", true, Listing)]
    [InlineData("RamRoleArn", true, "AssumeRole", Listing)]
    [InlineData("ChainableRamRoleArn", true, "AssumeRole", "AssumeRole", Listing)]
    [InlineData("EcsRamRole", true, "GetMetadataToken", "GetMetadataKey", Listing)]
    [InlineData("OIDC", true, "AssumeRoleWithOIDC", Listing)]
    [InlineData("External", true, Listing)]
    public async Task List_CliProfile_DoesWhatItsModeSays(string? profile, bool isTemporary, params string[] actions) => await AssertListsAsync(stage =>
    {
        WriteProfiles(stage);
        return new() { Source = RdsCredentialsSource.Cli, Cli = { Name = profile }, Sts = stage.Sts, Ecs = stage.Ecs };
    }, isTemporary, actions);

    [Theory]
    [InlineData(EmulatorMetadataMode.V1AndV2)]
    [InlineData(EmulatorMetadataMode.V2Only)]
    [InlineData(EmulatorMetadataMode.V1Only)]
    public async Task List_EcsRole_FindsItsNameAndKey(EmulatorMetadataMode mode) => await AssertListsAsync(stage =>
    {
        stage.Emulator.Metadata.Mode = mode;
        return new() { Source = RdsCredentialsSource.Ecs, Ecs = stage.Ecs };
    }, isTemporary: true, "GetMetadataToken", "GetMetadataRole", "GetMetadataKey", Listing);

    [Fact]
    public async Task List_RoleOfARoleOfTheInstance_Chains() => await AssertListsAsync(stage =>
    {
        var inner = stage.Role;
        inner.Role.From = new() { Source = RdsCredentialsSource.Ecs, Ecs = stage.Ecs };
        var outer = stage.Role;
        outer.Role.From = inner;
        return outer;
    }, isTemporary: true, "GetMetadataToken", "GetMetadataRole", "GetMetadataKey", "AssumeRole", "AssumeRole", Listing);

    [Fact]
    public async Task List_RoleWithPolicyExternalIdAndDuration_SendsThem()
    {
        await using var stage = await CredentialsStage.StartAsync();
        const string Arn = "acs:ram::1234567890123456:role/partner";
        stage.Emulator.Sts.AddRole(new EmulatorRole(Arn) { ExternalId = "partner 7", MaxSessionDuration = Duration.FromHours(2) });
        var options = stage.Role;
        options.Role.RoleArn = Arn;
        options.Role.ExternalId = "partner 7";
        options.Role.Policy = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"rds:Describe*","Resource":"*"}]}""";
        options.Role.Duration = TimeSpan.FromHours(2);

        Assert.Equal(3, await CredentialsStage.ListAsync(stage.Client(options)));

        var parameters = stage.Emulator.Journal.Entries[0].Parameters;
        Assert.Equal((options.Role.Policy, "partner 7", "7200"), (parameters["Policy"], parameters["ExternalId"], parameters["DurationSeconds"]));
    }

    [Fact]
    public async Task List_OidcFromTheVariablesOfAPod_AssumesTheRole() => await AssertListsAsync(stage =>
    {
        SetPod(stage);
        return new() { Source = RdsCredentialsSource.Oidc, Sts = stage.Sts };
    }, isTemporary: true, "AssumeRoleWithOIDC", Listing);

    [Fact]
    public async Task List_CredentialsUri_SignsWithItsKey() => await AssertListsAsync(stage =>
    {
        stage.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = $"{stage.Emulator.CredentialsUri.Address}";
        return new() { Source = RdsCredentialsSource.Uri };
    }, isTemporary: true, "GetCredentials", Listing);

    [Fact]
    public async Task List_Process_SignsWithWhatItPrints() => await AssertListsAsync(
        stage => new() { Source = RdsCredentialsSource.Process, ProcessCommand = Command(stage) }, isTemporary: true, Listing);

    [Fact]
    public async Task List_DefaultChainInAPod_TakesTheOidcRole() => await AssertListsAsync(stage =>
    {
        SetPod(stage);
        return new() { Sts = stage.Sts };
    }, isTemporary: true, "AssumeRoleWithOIDC", Listing);

    [Fact]
    public async Task List_DefaultChainOnAnInstance_TakesItsRole() => await AssertListsAsync(
        stage => new() { Ecs = stage.Ecs }, isTemporary: true, "GetMetadataToken", "GetMetadataRole", "GetMetadataKey", Listing);

    private static async Task AssertListsAsync(Func<CredentialsStage, RdsCredentialsOptions> set, bool isTemporary, params string[] actions)
    {
        await using var stage = await CredentialsStage.StartAsync();
        var client = stage.Client(set(stage));

        var count = await CredentialsStage.ListAsync(client);
        await CredentialsStage.ListAsync(client);

        Assert.Equal(3, count);
        Assert.Equal([.. actions, Listing], stage.Actions);
        var signer = stage.Emulator.Journal.Entries[^1].AccessKeyId;
        Assert.Equal(isTemporary, signer.StartsWith("STS.", StringComparison.Ordinal));
    }

    private static void SetEnvironment(CredentialsStage stage, bool isTemporary)
    {
        var key = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        stage.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = isTemporary ? key.AccessKeyId : stage.Emulator.AccessKeyId;
        stage.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = isTemporary ? key.AccessKeySecret : stage.Emulator.AccessKeySecret;
        stage.Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = isTemporary ? key.SecurityToken : null;
    }

    private static void SetPod(CredentialsStage stage)
    {
        stage.Variables["ALIBABA_CLOUD_ROLE_ARN"] = EmulatorSts.DefaultRoleArn;
        stage.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = EmulatorSts.DefaultOidcProviderArn;
        stage.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = TokenFile(stage);
    }

    private static void WriteProfiles(CredentialsStage stage)
    {
        var tokenFile = TokenFile(stage);
        var stored = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        stage.Write(".alibabacloud/credentials", Profiles.Ini(stage.Emulator, tokenFile));
        stage.Write(".aliyun/config.json", Profiles.Cli(stage.Emulator, tokenFile, stored, Command(stage)));
    }

    private static string TokenFile(CredentialsStage stage) => stage.Write("oidc-token", EmulatorSts.DefaultOidcToken + "\n");

    /// <summary>A program that prints a key.</summary>
    private static string Command(CredentialsStage stage)
    {
        var key = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        var path = stage.Write("key.json", JsonSerializer.Serialize(new
        {
            mode = "StsToken",
            access_key_id = key.AccessKeyId,
            access_key_secret = key.AccessKeySecret,
            sts_token = key.SecurityToken,
            expiration = $"{key.Expiration}",
        }));
        return OperatingSystem.IsWindows() ? $"cmd /c type \"{path.Replace("\\", "\\\\", StringComparison.Ordinal)}\"" : $"cat '{path}'";
    }
}
