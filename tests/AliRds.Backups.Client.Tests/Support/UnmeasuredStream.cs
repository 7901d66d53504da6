namespace AliRds.Backups.Client.Tests.Support;

/// <summary>So many zeros, and no length beforehand.</summary>
internal sealed class UnmeasuredStream(int length) : MemoryStream(new byte[length], writable: false)
{
    public override bool CanSeek => false;
}
