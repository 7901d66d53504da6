using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class OidcRig : HttpRig
{
    public OidcRig(CredentialsBench bench)
        : base(bench, "https://sts.aliyuncs.com/*")
    {
        bench.Files.Texts["/var/run/token"] = Secrets.Token(0);
        Provider = bench.Factory.Create(new()
        {
            Source = RdsCredentialsSource.Oidc,
            Oidc = { RoleArn = "acs:ram::1:role/reader", ProviderArn = "acs:ram::1:oidc-provider/pods", TokenFile = "/var/run/token" },
        });
    }

    public override IRdsCredentialsProvider Provider { get; }

    protected override string Answer(int number) => Bench.StsJson(number);
}
