using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class UriRig(CredentialsBench bench) : HttpRig(bench, "http://localhost:9999/*")
{
    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.Create(new()
    {
        Source = RdsCredentialsSource.Uri,
        Uri = { Address = new Uri($"http://localhost:9999/key?password={Uri.EscapeDataString(Secrets.Key(0))}") },
    });

    protected override string Answer(int number) => Bench.KeyJson(number);
}
