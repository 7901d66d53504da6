using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.HealthChecks;

namespace AliRds.Backups.Client.DocumentationTests.Options;

/// <summary>The public classes of options, and the page that each is in.</summary>
internal static class OptionClasses
{
    internal static IReadOnlyList<Type> All { get; } =
    [
        .. new[] { typeof(RdsBackupsClient), typeof(RdsBackupsHealthCheckOptions), typeof(RdsBackupsEmulator) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true } && type.Name.EndsWith("Options", StringComparison.Ordinal)),
    ];

    internal static string PageOf(Type type) => type.Assembly == typeof(RdsBackupsEmulator).Assembly ? "docs/testing.md" : "docs/configuration.md";

    internal static Type Find(string name) => All.Single(type => type.Name == name);
}
