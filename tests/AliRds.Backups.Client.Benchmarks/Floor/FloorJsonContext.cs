using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Benchmarks.Floor;

/// <summary>Source-generated reading of a page.</summary>
[JsonSerializable(typeof(FloorPage))]
internal sealed partial class FloorJsonContext : JsonSerializerContext;
