using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class RoleRig(CredentialsBench bench) : HttpRig(bench, "https://sts.aliyuncs.com/*")
{
    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.AssumeRole(
        new StaticCredentialsProvider("ID-0", Secrets.Key(0)), new() { RoleArn = "acs:ram::1234567890123456:role/reader" });

    protected override string Answer(int number) => Bench.StsJson(number);
}
