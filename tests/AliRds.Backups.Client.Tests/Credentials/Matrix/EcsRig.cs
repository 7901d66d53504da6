using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class EcsRig : HttpRig
{
    public EcsRig(CredentialsBench bench)
        : base(bench, "http://100.100.100.200/latest/meta-data/ram/security-credentials/reader")
    {
        bench.Http.When(HttpMethod.Put, "http://100.100.100.200/latest/api/token").Respond("text/plain", Secrets.Token(0));
        Provider = bench.Factory.Create(new() { Source = RdsCredentialsSource.Ecs, Ecs = { RoleName = "reader" } });
    }

    public override IRdsCredentialsProvider Provider { get; }

    public override TimeSpan Patience => TimeSpan.FromSeconds(0.5);

    protected override string Answer(int number) => Bench.KeyJson(number);
}
