using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

/// <summary>One source of credentials on the bench, and the ways to change what it holds.</summary>
internal abstract class SourceRig(CredentialsBench bench)
{
    public static readonly TimeSpan CallersPatience = TimeSpan.FromMinutes(10);

    /// <summary>How far the clock moves on each time that the source comes to a standstill.</summary>
    public virtual TimeSpan Patience => CallersPatience;

    protected CredentialsBench Bench { get; } = bench;

    public abstract IRdsCredentialsProvider Provider { get; }

    public abstract void Give(int number);

    public abstract void Remove();

    public abstract void Garble();

    public virtual void Stall() => Bench.Stall.IsClosed = true;
}
