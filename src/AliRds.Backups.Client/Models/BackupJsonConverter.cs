using System.Text.Json;
using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models.Json;
using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>
/// Reads and writes the models with <c>System.Text.Json</c>: ids and open values as strings, times as ISO 8601, links without their
/// signature. The models refer to it by attribute, so <c>JsonSerializer.Serialize(backup)</c> needs no options. It is public because source
/// generation must see it. To write links with their signature, add <see cref="RevealingLinks"/> to the options.
/// </summary>
public sealed class BackupJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Masking = new()
    {
        [typeof(BackupId)] = Create(text => new BackupId(text)),
        [typeof(DbInstanceId)] = Create(text => new DbInstanceId(text)),
        [typeof(BackupInitiator)] = Create(text => new BackupInitiator(text)),
        [typeof(BackupMethod)] = Create(text => new BackupMethod(text)),
        [typeof(BackupMode)] = Create(text => new BackupMode(text)),
        [typeof(BackupStatus)] = Create(text => new BackupStatus(text)),
        [typeof(BackupType)] = Create(text => new BackupType(text)),
        [typeof(DatabaseEngine)] = Create(text => new DatabaseEngine(text)),
        [typeof(MetaStatus)] = Create(text => new MetaStatus(text)),
        [typeof(StorageClass)] = Create(text => new StorageClass(text)),
        [typeof(StoreStatus)] = Create(text => new StoreStatus(text)),
        [typeof(BackupLink)] = CreateForLinks(link => link.ToString()),
        [typeof(AdditionalField)] = new AdditionalFieldJsonConverter(revealsLinks: false),
        [typeof(Instant)] = new StringJsonConverter<Instant>(JsonTimes.ReadInstant, JsonTimes.Write, readsNumbers: false),
        [typeof(Duration)] = new StringJsonConverter<Duration>(JsonTimes.ReadDuration, JsonTimes.Write, readsNumbers: false),
    };

    private static readonly Dictionary<Type, JsonConverter> Revealing = new()
    {
        [typeof(BackupLink)] = CreateForLinks(link => link.Reveal()),
        [typeof(AdditionalField)] = new AdditionalFieldJsonConverter(revealsLinks: true),
    };

    private readonly Dictionary<Type, JsonConverter> _converters;

    /// <summary>Creates the converter that the models refer to.</summary>
    public BackupJsonConverter()
        : this(Masking)
    {
    }

    private BackupJsonConverter(Dictionary<Type, JsonConverter> converters) => _converters = converters;

    /// <summary>
    /// Writes links with their signature; add it to <see cref="JsonSerializerOptions.Converters"/>. Anyone who has such JSON can download
    /// the backups until the links expire. Reading it back needs no options.
    /// </summary>
    public static BackupJsonConverter RevealingLinks { get; } = new(Revealing);

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return _converters.ContainsKey(typeToConvert);
    }

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return _converters.GetValueOrDefault(typeToConvert);
    }

    private static StringJsonConverter<BackupLink> CreateForLinks(Func<BackupLink, string> write) =>
        new(text => new BackupLink(text), write, readsNumbers: false);

    private static StringJsonConverter<T> Create<T>(Func<string, T> read)
        where T : struct => new(read, value => value.ToString()!, readsNumbers: true);
}
