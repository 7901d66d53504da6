namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>Keys may travel over https, within this machine, and from the metadata service; nowhere else in the clear.</summary>
internal static class SafeAddress
{
    public static bool IsSafe(Uri address) =>
        IsHttp(address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || IsMetadata(address));

    public static bool IsHttp(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static bool IsMetadata(Uri address) => address.Host == EcsRoleOptions.MetadataAddress.Host;
}
