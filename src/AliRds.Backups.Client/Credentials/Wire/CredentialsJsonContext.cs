using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Credentials.Wire;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(KeyAnswer))]
[JsonSerializable(typeof(CloudSsoAnswer))]
[JsonSerializable(typeof(CloudSsoQuestion))]
[JsonSerializable(typeof(ProcessAnswer))]
[JsonSerializable(typeof(CliConfig))]
internal sealed partial class CredentialsJsonContext : JsonSerializerContext;
