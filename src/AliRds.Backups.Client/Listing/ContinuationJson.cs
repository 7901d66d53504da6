using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Listing;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContinuationState))]
internal sealed partial class ContinuationJson : JsonSerializerContext;
