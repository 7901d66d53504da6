using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>One profile of the command line tool for each mode that both libraries know and the emulator serves; named as its mode.</summary>
internal static class CliProfiles
{
    private const string Session = "session-1";

    public static object[] All(CredentialsMachine machine, string oidcTokenFile, string command) =>
    [
        Account(machine.Emulator),
        new
        {
            name = "StsToken", mode = "StsToken",
            access_key_id = machine.Stored.AccessKeyId, access_key_secret = machine.Stored.AccessKeySecret, sts_token = machine.Stored.SecurityToken,
        },
        new
        {
            name = "RamRoleArn", mode = "RamRoleArn",
            access_key_id = machine.Emulator.AccessKeyId, access_key_secret = machine.Emulator.AccessKeySecret,
            ram_role_arn = EmulatorSts.DefaultRoleArn, ram_session_name = Session, expired_seconds = 3600,
        },
        new
        {
            name = "ChainableRamRoleArn", mode = "ChainableRamRoleArn", source_profile = "RamRoleArn",
            ram_role_arn = EmulatorSts.DefaultRoleArn, ram_session_name = Session, expired_seconds = 3600,
        },
        new { name = "EcsRamRole", mode = "EcsRamRole", ram_role_name = EmulatorMetadata.DefaultRoleName },
        new
        {
            name = "OIDC", mode = "OIDC", oidc_provider_arn = EmulatorSts.DefaultOidcProviderArn, oidc_token_file = oidcTokenFile,
            ram_role_arn = EmulatorSts.DefaultRoleArn, ram_session_name = Session, expired_seconds = 3600,
        },
        new { name = "External", mode = "External", process_command = command },
    ];

    private static object Account(RdsBackupsEmulator emulator) =>
        new { name = "AK", mode = "AK", access_key_id = emulator.AccessKeyId, access_key_secret = emulator.AccessKeySecret };
}
