using System.Text.Json.Serialization;

namespace DownloadBackups;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonLine))]
internal sealed partial class JsonLineContext : JsonSerializerContext;
