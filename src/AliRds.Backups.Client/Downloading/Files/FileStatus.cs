using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>
/// What Linux says about a file and the platform does not: its kind, owner, identity, and how many names it has. A link is described itself, not
/// what it leads to.
/// </summary>
internal sealed record FileStatus(bool IsRegular, bool IsLink, uint Names, uint Owner, ulong Number, ulong Device)
{
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const int TheHandleItself = 0x1000;
    private const uint Basics = 0x7ff;
    private const int NoSuchFile = 2;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;
    private const int LinkKind = 0xA000;

    /// <summary>The facts of a path without a file.</summary>
    internal static FileStatus Missing { get; } = new(IsRegular: false, IsLink: false, 0, 0, 0, 0);

    /// <summary>The facts of what stands at a path; <see langword="null"/> where the system does not tell.</summary>
    internal static FileStatus? FromPath(string path)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(path), 0];
        return Call((out Statx status) => GetStatx(CurrentFolder, text, DoNotFollow, Basics, out status));
    }

    /// <summary>The facts of an open file; <see langword="null"/> where the system does not tell.</summary>
    internal static FileStatus? FromHandle(SafeFileHandle handle) =>
        Call((out Statx status) => GetStatx(handle, [0], TheHandleItself, Basics, out status));

    private static FileStatus? Call(StatxCall call)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            return call(out var status) == 0 ? FromStatx(status) : Marshal.GetLastPInvokeError() == NoSuchFile ? Missing : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library without this call: the portable checks remain.
            return null;
        }
    }

    private static FileStatus FromStatx(Statx status) => new(
        (status.Mode & KindMask) == RegularKind,
        (status.Mode & KindMask) == LinkKind,
        status.Names,
        status.Owner,
        status.Number,
        ((ulong)status.DeviceMajor << 32) | status.DeviceMinor);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetStatx(int folder, byte[] path, int flags, uint mask, out Statx status);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetStatx(SafeFileHandle file, byte[] path, int flags, uint mask, out Statx status);

    private delegate int StatxCall(out Statx status);

    /// <summary>Laid out alike on every processor, which the older calls are not.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Statx
    {
        [FieldOffset(16)]
        internal readonly uint Names;

        [FieldOffset(20)]
        internal readonly uint Owner;

        [FieldOffset(28)]
        internal readonly ushort Mode;

        [FieldOffset(32)]
        internal readonly ulong Number;

        [FieldOffset(136)]
        internal readonly uint DeviceMajor;

        [FieldOffset(140)]
        internal readonly uint DeviceMinor;
    }
}
