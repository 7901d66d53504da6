using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class EnvironmentRig(CredentialsBench bench) : SourceRig(bench)
{
    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.Create(new() { Source = RdsCredentialsSource.Environment });

    public override void Give(int number)
    {
        Bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = $"ID-{number}";
        Bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = Secrets.Key(number);
    }

    public override void Remove() => Bench.Variables.Clear();

    public override void Garble()
    {
        Give(1);
        Bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "  ";
    }
}
