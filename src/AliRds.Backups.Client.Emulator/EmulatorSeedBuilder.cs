using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Seeding;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Makes an <see cref="EmulatorSeed"/>.</summary>
public sealed class EmulatorSeedBuilder
{
    private readonly ImmutableArray<InstanceSeed>.Builder _instances = ImmutableArray.CreateBuilder<InstanceSeed>();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Adds an instance.</summary>
    /// <param name="instanceId">Such as <c>rm-uf6wjk5</c>; not empty, not added before.</param>
    /// <param name="engine">Database engine.</param>
    /// <param name="configure">Gives the instance its backups; without it the instance has none.</param>
    /// <exception cref="ArgumentException">The id is empty or was added before.</exception>
    public EmulatorSeedBuilder AddInstance(string instanceId, EmulatorEngine engine, Action<EmulatorInstanceBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        if (!_ids.Add(instanceId))
        {
            throw new ArgumentException($"The instance {instanceId} was added before; give each instance its own id.", nameof(instanceId));
        }

        var builder = new EmulatorInstanceBuilder(instanceId, engine);
        configure?.Invoke(builder);
        _instances.Add(builder.Build());
        return this;
    }

    /// <summary>Makes the seed; the builder can go on afterwards.</summary>
    public EmulatorSeed Build() => new(_instances.ToImmutable());
}
