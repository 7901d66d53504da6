using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Credentials.Support;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Credentials;

/// <summary>
/// What goes wrong with secrets in play: every stage searches all that it logged, traced, measured, threw and printed when it is taken
/// down. These tests make sure that there is much to search, and that the search finds what is there.
/// </summary>
public sealed class SecretScanTests
{
    [Theory]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("NoPermission")]
    [InlineData("InvalidParameter.PolicyGrammar")]
    public async Task AssumeRole_RefusedWithATemporaryKey_TellsTheCodeOnly(string code)
    {
        await using var stage = await CredentialsStage.StartAsync();
        var key = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        var options = stage.Role;
        options.Role.From = new()
        {
            AccessKeyId = key.AccessKeyId,
            AccessKeySecret = code == "SignatureDoesNotMatch" ? stage.Emulator.AccessKeySecret : key.AccessKeySecret,
            SecurityToken = key.SecurityToken,
        };
        options.Role.Policy = code == "InvalidParameter.PolicyGrammar" ? key.SecurityToken : null;
        if (code == "NoPermission")
        {
            stage.Emulator.AccessKeys.Deny(key.AccessKeyId);
        }

        var failure = await stage.FailAsync(stage.Client(options));

        Assert.Contains(code, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listing_WronglySignedWithATemporaryKey_TellsNeitherTokenNorSignature()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var key = stage.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        foreach (var signature in Enum.GetValues<RdsSignatureVersion>())
        {
            var credentials = new RdsCredentialsOptions
            {
                AccessKeyId = key.AccessKeyId,
                AccessKeySecret = stage.Emulator.AccessKeySecret,
                SecurityToken = key.SecurityToken,
            };

            var failure = await stage.FailAsync(stage.Client(credentials, options => options.SignatureVersion = signature));

            Assert.Contains("SignatureDoesNotMatch", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AssumeRoleWithOidc_RefusedToken_IsNotShown()
    {
        await using var stage = await CredentialsStage.StartAsync();
        stage.Emulator.Sts.RefuseOidcToken(EmulatorSts.DefaultOidcToken);
        var options = new RdsCredentialsOptions
        {
            Source = RdsCredentialsSource.Oidc,
            Oidc = new()
            {
                RoleArn = EmulatorSts.DefaultRoleArn,
                ProviderArn = EmulatorSts.DefaultOidcProviderArn,
                TokenFile = stage.Write("oidc-token", EmulatorSts.DefaultOidcToken),
            },
            Sts = stage.Sts,
        };

        var failure = await stage.FailAsync(stage.Client(options));

        Assert.Contains("AuthenticationFail.OIDCToken.Invalid", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatorCredentialsUriMode.Malformed, "not the expected JSON")]
    [InlineData(EmulatorCredentialsUriMode.Expired, "ended at")]
    [InlineData(EmulatorCredentialsUriMode.Failing, "HTTP status 500")]
    public async Task CredentialsUri_ThatGivesNoGoodKey_TellsWhyWithoutIt(EmulatorCredentialsUriMode mode, string reason)
    {
        await using var stage = await CredentialsStage.StartAsync();
        stage.Emulator.CredentialsUri.Mode = mode;
        var address = new Uri($"{stage.Emulator.CredentialsUri.Address}?password={stage.Emulator.AccessKeySecret}");

        var failure = await stage.FailAsync(stage.Client(new() { Source = RdsCredentialsSource.Uri, Uri = { Address = address } }));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatorMetadataMode.NoRole)]
    [InlineData(EmulatorMetadataMode.Off)]
    public async Task EcsRole_WithoutARole_TellsSo(EmulatorMetadataMode mode)
    {
        await using var stage = await CredentialsStage.StartAsync();
        stage.Emulator.Metadata.Mode = mode;

        var failure = await stage.FailAsync(stage.Client(new() { Source = RdsCredentialsSource.Ecs, Ecs = stage.Ecs }));

        Assert.Contains("has no RAM role", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_ThatAreBroken_AreNotQuoted()
    {
        await using var stage = await CredentialsStage.StartAsync();
        stage.Write(".aliyun/config.json", $$"""{"current":"one","profiles":[{"name":"one","access_key_secret":"{{stage.Emulator.AccessKeySecret}}" "mode":"AK"}]}""");
        stage.Write(".alibabacloud/credentials", $"[default]\ntype = access_key\naccess_key_secret = {stage.Emulator.AccessKeySecret}");

        var cli = await stage.FailAsync(stage.Client(new() { Source = RdsCredentialsSource.Cli }));
        var ini = await stage.FailAsync(stage.Client(new() { Source = RdsCredentialsSource.Profile }));

        Assert.Contains("not the expected JSON", cli.Message, StringComparison.Ordinal);
        Assert.Contains("has no access_key_id", ini.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_Printed_ShowNoSecret()
    {
        await using var stage = await CredentialsStage.StartAsync();
        var provider = stage.Factory.Create(stage.Role);

        var key = await provider.GetCredentialsAsync(TestContext.Current.CancellationToken);

        stage.Signals.Add($"{key} {provider} {stage.Role} {stage.Role.Role} {stage.Account} {stage.Emulator.Metadata.RotateKey()}");
        Assert.Contains(stage.Signals.Texts, text => text.Contains(key.AccessKeyId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stage_OfAGoodAndARefusedCall_HasLoggedTracedMeasuredAndThrown()
    {
        await using var stage = await CredentialsStage.StartAsync();
        await CredentialsStage.ListAsync(stage.Client(stage.Role));
        stage.Emulator.AccessKeys.Deny(stage.Emulator.AccessKeyId);
        await stage.FailAsync(stage.Client(stage.Account));

        foreach (var kind in new[] { "span AliRds.Backups.Client", "measure ", "Debug 2003:", "Error 1003:", "Exception: " })
        {
            Assert.Contains(stage.Signals.Texts, text => text.Contains(kind, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("https://sts.example.com/?SecurityToken={1}&a=b")]
    [InlineData("SecurityToken%3D{2}%26")]
    public async Task Find_ASecretInAnyOfItsForms_FindsIt(string form)
    {
        await using var emulator = await RdsBackupsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var signals = new CapturedSignals();
        var token = emulator.IssueTemporaryCredentials(Duration.FromHours(1)).SecurityToken;
        var once = Uri.EscapeDataString(token);
        signals.CreateLogger("test").Log(LogLevel.Debug, new EventId(1), form, null, (state, _) => string.Format(null, state, token, once, Uri.EscapeDataString(once)));
        signals.Add("harmless");

        var found = SecretScan.Find(signals.Texts.Where(text => !text.StartsWith("span", StringComparison.Ordinal)), SecretScan.SecretsOf(emulator));

        Assert.Single(found);
    }
}
