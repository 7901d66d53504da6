using System.Text.Json;
using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.IntegrationTests.Credentials.Support;

/// <summary>The vendor's two files of profiles, with every kind of profile that the emulator can serve.</summary>
internal static class Profiles
{
    private const string Session = "session-1";

    public static string Ini(RdsBackupsEmulator emulator, string oidcTokenFile) => $"""
        [default]
        type = access_key
        access_key_id = {emulator.AccessKeyId}
        access_key_secret = {emulator.AccessKeySecret}

        [ecs]
        type = ecs_ram_role
        role_name = {emulator.Metadata.RoleName}

        [role]
        type = ram_role_arn
        access_key_id = {emulator.AccessKeyId}
        access_key_secret = {emulator.AccessKeySecret}
        role_arn = {EmulatorSts.DefaultRoleArn}
        role_session_name = {Session}

        [oidc]
        type = oidc_role_arn
        role_arn = {EmulatorSts.DefaultRoleArn}
        oidc_provider_arn = {EmulatorSts.DefaultOidcProviderArn}
        oidc_token_file_path = {oidcTokenFile}
        role_session_name = {Session}
        """;

    public static string Cli(RdsBackupsEmulator emulator, string oidcTokenFile, EmulatorTemporaryCredentials stored, string command) =>
        JsonSerializer.Serialize(new { current = "AK", profiles = All(emulator, oidcTokenFile, stored, command) });

    private static object[] All(RdsBackupsEmulator emulator, string oidcTokenFile, EmulatorTemporaryCredentials stored, string command) =>
    [
        new { name = "AK", mode = "AK", access_key_id = emulator.AccessKeyId, access_key_secret = emulator.AccessKeySecret },
        new
        {
            name = "StsToken", mode = "StsToken", access_key_id = stored.AccessKeyId, access_key_secret = stored.AccessKeySecret, sts_token = stored.SecurityToken,
        },
        new
        {
            name = "RamRoleArn", mode = "RamRoleArn", access_key_id = emulator.AccessKeyId, access_key_secret = emulator.AccessKeySecret,
            ram_role_arn = EmulatorSts.DefaultRoleArn, ram_session_name = Session, expired_seconds = 3600,
        },
        new
        {
            name = "ChainableRamRoleArn", mode = "ChainableRamRoleArn", source_profile = "RamRoleArn",
            ram_role_arn = EmulatorSts.DefaultRoleArn, ram_session_name = "session-2", expired_seconds = 900,
        },
        new { name = "EcsRamRole", mode = "EcsRamRole", ram_role_name = emulator.Metadata.RoleName },
        new
        {
            name = "OIDC", mode = "OIDC", oidc_provider_arn = EmulatorSts.DefaultOidcProviderArn, oidc_token_file = oidcTokenFile,
            ram_role_arn = EmulatorSts.DefaultRoleArn, ram_session_name = Session, expired_seconds = 3600,
        },
        new { name = "External", mode = "External", process_command = command },
    ];
}
