using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>
/// What Linux says about a file and the platform does not: its kind, owner, identity, and how many names it has. A link is described itself, not
/// what it leads to.
/// </summary>
internal sealed record FileFacts(bool IsRegular, bool IsLink, uint Names, uint Owner, ulong Number, ulong Device)
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
    internal static FileFacts Missing { get; } = new(IsRegular: false, IsLink: false, 0, 0, 0, 0);

    /// <summary>The facts of what stands at a path; <see langword="null"/> where the system does not tell.</summary>
    internal static FileFacts? Of(string path)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(path), 0];
        return Ask((out Answer response) => Statx(CurrentFolder, text, DoNotFollow, Basics, out response));
    }

    /// <summary>The facts of an open file; <see langword="null"/> where the system does not tell.</summary>
    internal static FileFacts? Of(SafeFileHandle handle) =>
        Ask((out Answer response) => Statx(handle, [0], TheHandleItself, Basics, out response));

    private static FileFacts? Ask(Question question)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            return question(out var response) == 0 ? Read(response) : Marshal.GetLastPInvokeError() == NoSuchFile ? Missing : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library without this call: the portable checks remain.
            return null;
        }
    }

    private static FileFacts Read(Answer response) => new(
        (response.Mode & KindMask) == RegularKind,
        (response.Mode & KindMask) == LinkKind,
        response.Names,
        response.Owner,
        response.Number,
        ((ulong)response.DeviceMajor << 32) | response.DeviceMinor);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, out Answer response);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(SafeFileHandle file, byte[] path, int flags, uint mask, out Answer response);

    private delegate int Question(out Answer response);

    /// <summary>Laid out alike on every processor, which the older calls are not.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Answer
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
