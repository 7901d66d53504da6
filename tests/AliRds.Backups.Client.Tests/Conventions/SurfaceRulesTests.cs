using System.Reflection;

namespace AliRds.Backups.Client.Tests.Conventions;

/// <summary>Rules for what users see, by reflection.</summary>
public sealed class SurfaceRulesTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The converter that attributes of the models name: source generation in a user's program must see it, so it cannot be internal.</summary>
    private static readonly Type NamedByAttributes = typeof(BackupJsonConverter);

    private static readonly Type[] Exported = typeof(RdsBackupsClient).Assembly.GetExportedTypes();

    [Fact]
    public void AsyncMethods_OfTheSurface_EndInAsync() =>
        Assert.Empty(Exported.SelectMany(Visible).Where(IsAsync).Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Name));

    [Fact]
    public void AsyncMethods_OfTheSurface_TakeACancellationTokenLast() =>
        Assert.Empty(Exported.SelectMany(Visible).Where(IsAsync).Where(method => method.Name != nameof(IAsyncDisposable.DisposeAsync))
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)).Select(Name));

    [Fact]
    public void SyncMethods_OfTheSurface_AreNotCalledAsync() =>
        Assert.Empty(Exported.SelectMany(Visible).Where(method => !IsAsync(method) && method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Name));

    [Fact]
    public void Signatures_OfTheSurface_ShowNoPollyNewtonsoftOrJsonType() => Assert.All(Exported.Except([NamedByAttributes]), type =>
    {
        var shown = Visible(type).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.GetConstructors(Declared).Where(IsVisible).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object));

        // The platform's own JSON document is what an operation gives that has no model.
        Assert.DoesNotContain(shown.SelectMany(Parts).Where(part => part != typeof(System.Text.Json.JsonDocument)), part =>
            part.Namespace is { } name && (name.StartsWith("Polly", StringComparison.Ordinal) || name.StartsWith("Newtonsoft", StringComparison.Ordinal) || name.StartsWith("System.Text.Json", StringComparison.Ordinal)));
    });

    [Fact]
    public void Classes_OfTheSurface_AreSealedOrHaveChildren() =>
        Assert.Empty(Exported.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !Exported.Any(child => child.BaseType == type)).Select(type => type.Name));

    [Fact]
    public void Records_OfTheSurface_CannotBeChanged() =>
        Assert.Empty(Exported.Where(type => type.GetMethod("<Clone>$") is not null)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));

    [Fact]
    public void References_OfTheClient_AreNoEmulatorWebServerTerminalOrNewtonsoft()
    {
        var names = typeof(RdsBackupsClient).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.DoesNotContain(names, name => name.Contains("Emulator", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Spectre", StringComparison.Ordinal) || name.StartsWith("Newtonsoft", StringComparison.Ordinal) || name == "System.Console");
    }

    private static IEnumerable<MethodInfo> Visible(Type type) => type.GetMethods(Declared).Where(method => IsVisible(method) && !IsOverride(method));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static bool IsAsync(MethodInfo method) =>
        Parts(method.ReturnType).Any(part => part == typeof(Task) || part == typeof(ValueTask)
            || (part.IsGenericType && part.GetGenericTypeDefinition() is var kind && (kind == typeof(Task<>) || kind == typeof(ValueTask<>) || kind == typeof(IAsyncEnumerable<>))))
        && !method.IsSpecialName && !method.DeclaringType!.IsAssignableTo(typeof(Delegate));

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetGenericArguments().Concat(type.GetElementType() is { } element ? [element] : []).SelectMany(Parts).Append(type);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
