using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class ProcessRig(CredentialsBench bench) : SourceRig(bench)
{
    public override IRdsCredentialsProvider Provider { get; } = bench.Factory.Create(
        new() { Source = RdsCredentialsSource.Process, ProcessCommand = $"vault read '{Secrets.Key(0)}'" });

    public override TimeSpan Patience => TimeSpan.FromSeconds(60);

    public override void Give(int number) => Bench.Processes.Result = new ProcessResult(0, $$"""
        {"mode":"StsToken","access_key_id":"ID-{{number}}","access_key_secret":"{{Secrets.Key(number)}}","sts_token":"{{Secrets.Token(number)}}","expiration":"{{Bench.InAnHour}}"}
        """);

    public override void Remove() => Bench.Processes.Result = new ProcessResult(3, Secrets.Key(1));

    public override void Garble() => Bench.Processes.Result = new ProcessResult(0, $"the key is {Secrets.Key(1)}");
}
