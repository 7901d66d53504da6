using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

internal sealed class DelegateRig : SourceRig
{
    private Func<RdsCredentials> _make = () => throw new InvalidOperationException("nothing yet");

    public DelegateRig(CredentialsBench bench)
        : base(bench) => Provider = bench.Factory.FromDelegate(async _ =>
    {
        // The token is not handed on: code of the user's own may not listen to it.
        await bench.Stall.PassAsync(CancellationToken.None);
        return _make();
    });

    public override IRdsCredentialsProvider Provider { get; }

    public override TimeSpan Patience => TimeSpan.FromSeconds(60);

    public override void Give(int number) => _make = () => Bench.Key(number);

    public override void Remove() => _make = () => throw new TimeoutException("the vault is sealed");

    public override void Garble() => _make = () => null!;
}
