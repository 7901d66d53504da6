using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>The vendor's credentials library and ours find the same keys in the same places.</summary>
public sealed class CredentialsComparisonTests
{
    private static readonly CredentialsCase[] EverySource =
    [
        new("environment"),
        new("profile", "default"),
        new("profile", "role"),
        new("profile", "ecs"),
        new("cli"),
        new("cli", "StsToken"),
        new("cli", "RamRoleArn"),
        new("cli", "ChainableRamRoleArn"),
        new("cli", "EcsRamRole"),
        new("cli", "OIDC"),
        new("cli", "External"),
        new("ecs"),
        new("oidc"),
        new("uri"),
    ];

    [Fact]
    public async Task Get_FromEverySource_GivesTheKeyThatTheVendorsLibraryGets()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The external program of the profile is a Unix one.");
        await using var official = (await CredentialsMachine.StartAsync()).SetEnvironment().SetPod().SetUri().WriteIniProfiles().WriteCliProfiles();
        await using var own = (await CredentialsMachine.StartAsync()).SetEnvironment().SetPod().SetUri().WriteIniProfiles().WriteCliProfiles();

        var theirs = await OfficialCredentials.GetAsync(official, EverySource);
        var ours = await OwnCredentials.GetAsync(own, EverySource);

        Assert.Equal(Describe(EverySource, theirs), Describe(EverySource, ours));
        Assert.All(ours, outcome => Assert.Equal(3, outcome.BackupIds.Count));
        Assert.All(official.Emulator.Journal.Entries, entry => Assert.Equal((200, ""), (entry.StatusCode, entry.ErrorCode)));
    }

    [Theory]
    [InlineData("default/env", "environment", "pod", "cli", "ini", "uri")]
    [InlineData("default/oidc_role_arn", "pod", "cli", "ini", "uri")]
    [InlineData("default/cli_profile", "cli", "ini", "uri")]
    [InlineData("default/profile", "ini", "uri")]
    [InlineData("default/ecs_ram_role", "uri")]
    public async Task Get_FromTheDefaultChain_TakesTheSourceThatTheVendorsLibraryTakes(string provider, params string[] configured)
    {
        await using var official = Configure(await CredentialsMachine.StartAsync(), configured);
        await using var own = Configure(await CredentialsMachine.StartAsync(), configured);
        var chain = new CredentialsCase("default");

        var theirs = await OfficialCredentials.GetAsync(official, chain);
        var ours = await OwnCredentials.GetAsync(own, chain);

        Assert.Equal(provider, Assert.Single(theirs).Provider);
        Assert.Equal(Describe([chain], theirs), Describe([chain], ours));
    }

    [Fact]
    public async Task Get_FromTheDefaultChainWithTheMetadataServiceOff_TakesTheUriAsTheVendorsLibraryDoes()
    {
        await using var official = (await CredentialsMachine.StartAsync()).SetUri();
        await using var own = (await CredentialsMachine.StartAsync()).SetUri();
        official.Emulator.Metadata.Mode = own.Emulator.Metadata.Mode = EmulatorMetadataMode.Off;
        var chain = new CredentialsCase("default");

        var theirs = await OfficialCredentials.GetAsync(official, chain);
        var ours = await OwnCredentials.GetAsync(own, chain);

        Assert.Equal("default/credential_uri", Assert.Single(theirs).Provider);
        Assert.Equal(Describe([chain], theirs), Describe([chain], ours));
    }

    [Theory]
    [InlineData(EmulatorMetadataMode.V2Only)]
    [InlineData(EmulatorMetadataMode.V1Only)]
    public async Task Get_FromTheMetadataServiceInEachMode_GivesTheSameKey(EmulatorMetadataMode mode)
    {
        await using var official = await CredentialsMachine.StartAsync();
        await using var own = await CredentialsMachine.StartAsync();
        official.Emulator.Metadata.Mode = own.Emulator.Metadata.Mode = mode;
        var ecs = new CredentialsCase("ecs");

        var theirs = await OfficialCredentials.GetAsync(official, ecs);
        var ours = await OwnCredentials.GetAsync(own, ecs);

        Assert.Equal(Describe([ecs], theirs), Describe([ecs], ours));
    }

    [Fact]
    public async Task Calls_OfTheVendorsLibrary_AreMeantForTheServicesThatTheEmulatorPlays()
    {
        await using var official = (await CredentialsMachine.StartAsync()).SetPod().WriteIniProfiles();

        await OfficialCredentials.GetAsync(official, new("oidc"), new("profile", "role"), new("ecs"));

        var asked = official.Emulator.Journal.Entries
            .Where(entry => entry.Action != "DescribeBackups")
            .Select(entry => $"{entry.Host} {entry.Action} {entry.SignatureVerdict}")
            .Distinct();
        Assert.Equal(
            [
                "sts.aliyuncs.com AssumeRoleWithOIDC NotNeeded",
                "sts.aliyuncs.com AssumeRole Valid",
                "100.100.100.200 GetMetadataToken NotNeeded",
                "100.100.100.200 GetMetadataRole NotNeeded",
                "100.100.100.200 GetMetadataKey NotNeeded",
            ],
            asked);
    }

    private static CredentialsMachine Configure(CredentialsMachine machine, IEnumerable<string> configured) => configured.Aggregate(
        machine,
        (current, source) => source switch
        {
            "environment" => current.SetEnvironment(),
            "pod" => current.SetPod(),
            "cli" => current.WriteCliProfiles(),
            "ini" => current.WriteIniProfiles(),
            _ => current.SetUri(),
        });

    private static IEnumerable<string> Describe(IEnumerable<CredentialsCase> cases, IEnumerable<CredentialsOutcome> outcomes) =>
        cases.Zip(outcomes, (@case, outcome) => outcome.Describe(@case));
}
