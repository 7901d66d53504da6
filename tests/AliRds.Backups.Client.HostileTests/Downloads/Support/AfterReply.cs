namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>What a store does to the connection after a reply.</summary>
internal enum AfterReply
{
    KeepOpen,
    Close,
    Reset,
    Hang,
}
