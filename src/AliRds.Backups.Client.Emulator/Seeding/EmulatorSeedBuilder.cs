using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Seeding;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Builds an <see cref="EmulatorSeed"/>.</summary>
public sealed class EmulatorSeedBuilder
{
    private readonly ImmutableArray<InstanceSeed>.Builder _instances = ImmutableArray.CreateBuilder<InstanceSeed>();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Adds an instance.</summary>
    /// <param name="dbInstanceId">The id, such as <c>rm-uf6wjk5</c>; not empty, not yet added.</param>
    /// <param name="engine">Database engine.</param>
    /// <param name="configure">Adds backups to the instance. Null: no backups.</param>
    /// <exception cref="ArgumentException">The id is empty or was already added.</exception>
    public EmulatorSeedBuilder AddInstance(string dbInstanceId, EmulatorEngine engine, Action<EmulatorInstanceBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dbInstanceId);
        if (!_ids.Add(dbInstanceId))
        {
            throw new ArgumentException(
                $"The instance {dbInstanceId} was already added. Give each instance a different id.", nameof(dbInstanceId));
        }

        var builder = new EmulatorInstanceBuilder(dbInstanceId, engine);
        configure?.Invoke(builder);
        _instances.Add(builder.Build());
        return this;
    }

    /// <summary>Builds the seed. The builder can be used again.</summary>
    public EmulatorSeed Build() => new(_instances.ToImmutable());
}
