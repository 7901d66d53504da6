using System.Net;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>
/// The proxy of the options, for every call. It replaces <see cref="WebProxy"/>, whose bypass list would pull the regular expression engine
/// into every native program.
/// </summary>
internal sealed class FixedProxy : IWebProxy
{
    private readonly Uri _address;

    internal FixedProxy(Uri address)
    {
        _address = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
        {
            Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }
    }

    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => _address;

    public bool IsBypassed(Uri host) => false;
}
