using System.Text.Json;
using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models.Json;
using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>
/// Writes and reads the models as JSON of <c>System.Text.Json</c>: ids and open values as texts, times as ISO-8601, links without their
/// signature. The models name it themselves, so <c>JsonSerializer.Serialize(backup)</c> needs no options. It is public because source
/// generation must see it. Add <see cref="RevealingLinks"/> to the options to write links whole.
/// </summary>
public sealed class BackupJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Masking = new()
    {
        [typeof(BackupId)] = Texts(text => new BackupId(text)),
        [typeof(DbInstanceId)] = Texts(text => new DbInstanceId(text)),
        [typeof(BackupInitiator)] = Texts(text => new BackupInitiator(text)),
        [typeof(BackupMethod)] = Texts(text => new BackupMethod(text)),
        [typeof(BackupMode)] = Texts(text => new BackupMode(text)),
        [typeof(BackupStatus)] = Texts(text => new BackupStatus(text)),
        [typeof(BackupType)] = Texts(text => new BackupType(text)),
        [typeof(DatabaseEngine)] = Texts(text => new DatabaseEngine(text)),
        [typeof(MetaStatus)] = Texts(text => new MetaStatus(text)),
        [typeof(StorageClass)] = Texts(text => new StorageClass(text)),
        [typeof(StoreStatus)] = Texts(text => new StoreStatus(text)),
        [typeof(BackupLink)] = new TextJsonConverter<BackupLink>(text => new BackupLink(text), link => link.ToString(), readsNumbers: false),
        [typeof(AdditionalField)] = new AdditionalFieldJsonConverter(revealsLinks: false),
        [typeof(Instant)] = new TextJsonConverter<Instant>(JsonTimes.ReadInstant, JsonTimes.Write, readsNumbers: false),
        [typeof(Duration)] = new TextJsonConverter<Duration>(JsonTimes.ReadDuration, JsonTimes.Write, readsNumbers: false),
    };

    private static readonly Dictionary<Type, JsonConverter> Revealing = new()
    {
        [typeof(BackupLink)] = new TextJsonConverter<BackupLink>(text => new BackupLink(text), link => link.Reveal(), readsNumbers: false),
        [typeof(AdditionalField)] = new AdditionalFieldJsonConverter(revealsLinks: true),
    };

    private readonly Dictionary<Type, JsonConverter> _converters;

    /// <summary>Makes the converter that the models name.</summary>
    public BackupJsonConverter()
        : this(Masking)
    {
    }

    private BackupJsonConverter(Dictionary<Type, JsonConverter> converters) => _converters = converters;

    /// <summary>
    /// Writes links whole, with their signature, when it is in <see cref="JsonSerializerOptions.Converters"/>. Whoever has such JSON can
    /// download the backups until the links end. Reading it needs nothing.
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

    private static TextJsonConverter<T> Texts<T>(Func<string, T> read)
        where T : struct => new(read, value => value.ToString()!, readsNumbers: true);
}
