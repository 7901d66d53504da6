using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>
/// Ends the processes that can still write into a pipe: children that a program left behind. Only Linux tells which these are. Elsewhere
/// they stay, and lose their reader.
/// </summary>
internal static class PipeWriters
{
    private const string Processes = "/proc";

    /// <summary>The last octal digit of the flags of a handle that was opened for reading.</summary>
    private const char ReadOnlyFlag = '0';

    public static void Kill(IEnumerable<PipeStream> pipes)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var names = pipes.Select(GetName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId && CanWrite(folder, names))
            {
                Kill(id);
            }
        }
    }

    private static string? GetName(PipeStream pipe) => GetTarget($"{Processes}/self/fd/{pipe.SafePipeHandle.DangerousGetHandle()}");

    private static bool CanWrite(string folder, HashSet<string> names)
    {
        try
        {
            return Directory.EnumerateFiles($"{folder}/fd")
                .Any(handle => GetTarget(handle) is { } name && names.Contains(name) && IsForWriting(folder, handle));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended meanwhile, or is another user's.
        }
    }

    private static string? GetTarget(string handle) => new FileInfo(handle).LinkTarget;

    private static bool IsForWriting(string folder, string handle) => File.ReadLines($"{folder}/fdinfo/{Path.GetFileName(handle)}")
        .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line[^1] != ReadOnlyFlag);

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile, or this user may not end it. The pipe is closed all the same.
        }
    }
}
