using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>Our client, set up against an emulator.</summary>
internal static class OwnClient
{
    /// <summary>One for each combination of signature, method and format.</summary>
    public static IEnumerable<RdsBackupsClientOptions> EveryWay(RdsBackupsEmulator emulator) =>
        from signature in Enum.GetValues<RdsSignatureVersion>()
        from method in Enum.GetValues<RdsRequestMethod>()
        from format in Enum.GetValues<RdsResponseFormat>()
        select new RdsBackupsClientOptions
        {
            Endpoint = emulator.Endpoint,
            CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
            SignatureVersion = signature,
            RequestMethod = method,
            ResponseFormat = format,
        };
}
