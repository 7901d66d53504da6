using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

/// <summary>A key in the options is always there and always the same.</summary>
internal sealed class StaticRig(CredentialsBench bench) : SourceRig(bench)
{
    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.Create(
        new() { Source = RdsCredentialsSource.Static, AccessKeyId = "ID-1", AccessKeySecret = Secrets.Key(1) });

    public override void Give(int number)
    {
    }

    public override void Remove()
    {
    }

    public override void Garble()
    {
    }
}
