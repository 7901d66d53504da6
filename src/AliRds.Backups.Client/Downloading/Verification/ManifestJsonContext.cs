using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>The serializer of manifests, made at compile time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DownloadManifest))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
