using System.Reflection;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The version of this library, as reported by the meter and the activity source.</summary>
internal static class LibraryVersion
{
    /// <summary>The version of the package, without the commit that a build appends.</summary>
    internal static string Text { get; } = typeof(LibraryVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
