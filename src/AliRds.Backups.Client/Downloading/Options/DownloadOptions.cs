using System.Globalization;

namespace AliRds.Backups.Client.Downloading;

/// <summary>How to download. Every option has a default that suits most; make one and do not change it while it is in use.</summary>
public sealed class DownloadOptions
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ReadAndWrite =
        OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>How many connections work at once.</summary>
    /// <value>1 to 64; default 8. Less are used while the object store answers "too many".</value>
    public int Parallelism { get; set; } = 8;

    /// <summary>Bytes that one request asks for. It grows by itself so that a file has at most 10,000 parts; a file of less than two parts is one request.</summary>
    /// <value>64 KiB to 1 GiB; default 16 MiB. A fault costs less than one part.</value>
    public long PartSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>A cap on the bandwidth. Give the same object to several downloads to share it; it can be changed while they run.</summary>
    /// <value>Default <see langword="null"/>: no cap.</value>
    public BandwidthLimit? BandwidthLimit { get; set; }

    /// <summary>Which of the two links to use.</summary>
    /// <value>Default <see cref="LinkPreference.Auto"/>.</value>
    public LinkPreference LinkPreference { get; set; } = LinkPreference.Auto;

    /// <summary>What to check before the file gets its name.</summary>
    /// <value>Default <see cref="VerificationLevel.Checksum"/>.</value>
    public VerificationLevel Verification { get; set; } = VerificationLevel.Checksum;

    /// <summary>What to do when the target exists.</summary>
    /// <value>Default <see cref="OverwritePolicy.Fail"/>.</value>
    public OverwritePolicy Overwrite { get; set; } = OverwritePolicy.Fail;

    /// <summary>Which parts of an interrupted download to read again from disk before going on.</summary>
    /// <value>Default <see cref="ResumeCheck.Everything"/>.</value>
    public ResumeCheck ResumeCheck { get; set; } = ResumeCheck.Everything;

    /// <summary>Whether to refuse at once when the disk has less room than the file needs.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool CheckFreeSpace { get; set; } = true;

    /// <summary>Whether a file is taken whatever its length. Otherwise one that is far from the size in the listing is refused (less than a
    /// hundredth of it, or more than twice and 64 MiB), unless the listing gives the checksum of that file.</summary>
    /// <value>Default <see langword="false"/>. An empty file in place of a listed one is refused all the same.</value>
    public bool IgnoreListedSize { get; set; }

    /// <summary>Whether to write a manifest (JSON: ids, times, sizes, hashes, how to open the file) beside the file.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool WriteManifest { get; set; } = true;

    /// <summary>Who may read the new files (the file, its manifest, and the hidden ones) on Unix. The umask of the process can take more away.</summary>
    /// <value>
    /// Default <see cref="UnixFileMode.UserRead"/> and <see cref="UnixFileMode.UserWrite"/>, which are always needed. Besides them only reading and
    /// writing by others.
    /// </value>
    public UnixFileMode UnixCreateMode { get; set; } = OwnerOnly;

    /// <summary>How to retry.</summary>
    public DownloadRetryOptions Retry { get; set; } = new();

    /// <summary>The database whose own file to download, of a SQL Server backup; letter case does not matter.</summary>
    /// <value>Default <see langword="null"/>: the file of the whole set.</value>
    public string? Database { get; set; }

    /// <summary>Whether to refuse links without TLS. Otherwise https is tried first, and http when the host does not speak it.</summary>
    /// <value>Default <see langword="false"/>, because the service still signs http links.</value>
    public bool RequireHttps { get; set; }

    /// <summary>Whether links to this machine are followed, over http too. For the emulator.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool AllowLoopbackLinks { get; set; }

    /// <summary>Hosts, or parent domains, of links to follow besides those under <c>aliyuncs.com</c>. A name without a dot is one host.</summary>
    /// <value>Default empty. Names only: no scheme, port or wildcard.</value>
    public IList<string> AdditionalLinkHosts { get; } = [];

    internal void ThrowIfInvalid()
    {
        if ((UnixCreateMode & OwnerOnly) != OwnerOnly || (UnixCreateMode & ~ReadAndWrite) != 0)
        {
            throw new ArgumentException(
                "UnixCreateMode holds UserRead and UserWrite, and besides them only reading and writing by others.", nameof(UnixCreateMode));
        }

        foreach (var host in AdditionalLinkHosts)
        {
            if (!IsHost(host))
            {
                throw new ArgumentException(
                    $"AdditionalLinkHosts holds '{host}'. Write a host or a parent domain, such as example.com, without scheme, port or wildcard.",
                    nameof(AdditionalLinkHosts));
            }
        }

        ThrowIfOutOfRange(Parallelism, 1, 64, nameof(Parallelism));
        ThrowIfOutOfRange(PartSize, 64 * 1024, 1024 * 1024 * 1024, nameof(PartSize));
        ArgumentNullException.ThrowIfNull(Retry);
        Retry.ThrowIfInvalid();
    }

    /// <summary>Whether a text names one host, or one domain with the hosts under it.</summary>
    private static bool IsHost(string? text) =>
        text is { Length: > 0 } && text[^1] != '.' && Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    internal static void ThrowIfOutOfRange<T>(T value, T min, T max, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {min} to {max}."));
        }
    }
}

/// <summary>Which link of a backup to use. Traffic over the internal one is free; over the Internet it costs beyond 500 GB an instance and month.</summary>
public enum LinkPreference
{
    /// <summary>The internal link when the object store answers there within 3 seconds, otherwise the public one.</summary>
    Auto,

    /// <summary>The internal link only; it works in the region's own network.</summary>
    Internal,

    /// <summary>The public link only.</summary>
    Public,
}

/// <summary>What to do when the target exists.</summary>
public enum OverwritePolicy
{
    /// <summary>Refuse, before anything is fetched.</summary>
    Fail,

    /// <summary>Replace it in one step, when the new file is whole and proven.</summary>
    Replace,
}

/// <summary>Which parts of an interrupted download are read from disk and compared with their checksums before it goes on.</summary>
public enum ResumeCheck
{
    /// <summary>All. A part that was changed or lost, in whatever way, is fetched again.</summary>
    Everything,

    /// <summary>Those that were not yet flushed to disk when the download stopped. Faster for hundreds of gigabytes.</summary>
    DoubtfulOnly,
}

/// <summary>What a download checks before the file gets its name.</summary>
public enum VerificationLevel
{
    /// <summary>The exact length only. Such a download is never "proven".</summary>
    Length,

    /// <summary>The length, and the checksums that the service gives: CRC-64, computed while the bytes arrive, and MD5.</summary>
    Checksum,

    /// <summary>As <see cref="Checksum"/>, and the SHA-256 of the file on disk is put into the manifest. It reads the file once more.</summary>
    ChecksumAndSha256,
}
