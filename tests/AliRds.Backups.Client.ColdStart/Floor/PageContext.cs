using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.ColdStart.Floor;

[JsonSerializable(typeof(Page))]
internal sealed partial class PageContext : JsonSerializerContext;
