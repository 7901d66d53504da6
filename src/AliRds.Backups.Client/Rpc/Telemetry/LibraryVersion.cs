using System.Reflection;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The version of this library, which the meter and the activity source carry.</summary>
internal static class LibraryVersion
{
    /// <summary>As the package has it, without the commit that a build adds.</summary>
    internal static string Text { get; } = typeof(LibraryVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
