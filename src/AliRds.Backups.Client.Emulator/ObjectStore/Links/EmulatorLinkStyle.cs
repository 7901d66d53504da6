namespace AliRds.Backups.Client.Emulator;

/// <summary>How download links address the emulator's object store.</summary>
public enum EmulatorLinkStyle
{
    /// <summary><c>http://127.0.0.1:{port}/{bucket}/{key}</c>: any HTTP client can follow it. The default.</summary>
    Path,

    /// <summary>
    /// <c>http://{bucket}.oss-{region}.aliyuncs.com/{key}</c>, as the service writes it. The emulator serves such requests, but the client
    /// must connect to its port, for example with <c>SocketsHttpHandler.ConnectCallback</c> or curl's <c>--connect-to</c>.
    /// </summary>
    VirtualHost,
}
