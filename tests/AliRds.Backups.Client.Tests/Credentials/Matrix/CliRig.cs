using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class CliRig(CredentialsBench bench) : SourceRig(bench)
{
    private const string Path = CredentialsBench.Home + "/.aliyun/config.json";

    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.Create(new() { Source = RdsCredentialsSource.Cli });

    public override void Give(int number) => Bench.Files.Texts[Path] = $$"""
        {"current":"main","profiles":[{"name":"main","mode":"StsToken","access_key_id":"ID-{{number}}","access_key_secret":"{{Secrets.Key(number)}}",
         "sts_token":"{{Secrets.Token(number)}}","sts_expiration":{{(Bench.Now + Duration.FromHours(1)).ToUnixTimeSeconds()}}}],"meta_path":""}
        """;

    public override void Remove() => Bench.Files.Texts.Clear();

    public override void Stall()
    {
        Bench.Files.AreSlow = true;
        base.Stall();
    }

    public override void Garble() => Bench.Files.Texts[Path] = $$"""{"current":"main","profiles":[{"name":"main","access_key_secret":{{Secrets.Key(1)}}}]}""";
}
