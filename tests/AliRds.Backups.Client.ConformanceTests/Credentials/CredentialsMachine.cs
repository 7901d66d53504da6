using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>
/// An emulator and the home folder and variables of a program that uses it. Two machines give the same keys to those who ask for the same
/// in the same order.
/// </summary>
internal sealed class CredentialsMachine : IAsyncDisposable
{
    public const string Instance = "rm-one";

    private CredentialsMachine(RdsBackupsEmulator emulator)
    {
        Emulator = emulator;
        Stored = emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        Variables = new() { ["HOME"] = Home, ["USERPROFILE"] = Home };
    }

    public RdsBackupsEmulator Emulator { get; }

    /// <summary>A temporary key that files and variables may hold.</summary>
    public EmulatorTemporaryCredentials Stored { get; }

    public string Home { get; } = Directory.CreateTempSubdirectory("conformance-").FullName;

    public Dictionary<string, string> Variables { get; }

    public static async Task<CredentialsMachine> StartAsync()
    {
        var seed = new EmulatorSeedBuilder()
            .AddInstance(Instance, EmulatorEngine.MySql, instance => instance.WithBackups(3, Duration.FromHours(6)))
            .Build();
        return new(await RdsBackupsEmulator.StartAsync(new RdsBackupsEmulatorOptions { Seed = seed }, TestContext.Current.CancellationToken));
    }

    public CredentialsMachine SetEnvironment()
    {
        Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = Stored.AccessKeyId;
        Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = Stored.AccessKeySecret;
        Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = Stored.SecurityToken;
        return this;
    }

    public CredentialsMachine SetPod()
    {
        Variables["ALIBABA_CLOUD_ROLE_ARN"] = EmulatorSts.DefaultRoleArn;
        Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = EmulatorSts.DefaultOidcProviderArn;
        Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = WriteToken();
        return this;
    }

    public CredentialsMachine SetUri()
    {
        Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = $"{Emulator.CredentialsUri.Address}";
        return this;
    }

    public CredentialsMachine WriteIniProfiles()
    {
        Write(".alibabacloud/credentials", $"""
            [default]
            type = access_key
            access_key_id = {Emulator.AccessKeyId}
            access_key_secret = {Emulator.AccessKeySecret}

            [role]
            type = ram_role_arn
            access_key_id = {Emulator.AccessKeyId}
            access_key_secret = {Emulator.AccessKeySecret}
            role_arn = {EmulatorSts.DefaultRoleArn}
            role_session_name = session-1

            [ecs]
            type = ecs_ram_role
            role_name = {EmulatorMetadata.DefaultRoleName}
            """);
        return this;
    }

    public CredentialsMachine WriteCliProfiles()
    {
        var printed = Write("key.json", JsonSerializer.Serialize(
            new { mode = "StsToken", access_key_id = Stored.AccessKeyId, access_key_secret = Stored.AccessKeySecret, sts_token = Stored.SecurityToken }));
        Write(".aliyun/config.json", JsonSerializer.Serialize(new { current = "AK", profiles = CliProfiles.All(this, WriteToken(), $"cat '{printed}'") }));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    private string WriteToken() => Write("oidc-token", EmulatorSts.DefaultOidcToken);

    private string Write(string name, string text)
    {
        var path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
