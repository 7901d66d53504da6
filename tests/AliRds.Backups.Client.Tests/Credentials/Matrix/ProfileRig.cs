using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class ProfileRig(CredentialsBench bench) : SourceRig(bench)
{
    private const string Path = CredentialsBench.Home + "/.alibabacloud/credentials";

    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.Create(new() { Source = RdsCredentialsSource.Profile });

    public override void Give(int number) =>
        Bench.Files.Texts[Path] = $"[default]\ntype = access_key\naccess_key_id = ID-{number}\naccess_key_secret = {Secrets.Key(number)}\n";

    public override void Remove() => Bench.Files.Texts.Clear();

    public override void Stall()
    {
        Bench.Files.AreSlow = true;
        base.Stall();
    }

    public override void Garble() => Bench.Files.Texts[Path] = $"[default]\ntype = access_key\naccess_key_id = ID-1\n{Secrets.Key(1)}\n";
}
