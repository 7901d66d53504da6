using System.Globalization;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>One call to sign, as it is handed to <c>sign.js</c>.</summary>
internal sealed record SigningCase
{
    public const string Action = "DescribeBackups";

    public const string Version = "2014-08-15";

    public required string Host { get; init; }

    public required string Format { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required string AccessKeyId { get; init; }

    public required string AccessKeySecret { get; init; }

    public required string? SecurityToken { get; init; }

    public required Instant Time { get; init; }

    public required string Nonce { get; init; }

    public RdsCredentials Credentials => new(AccessKeyId, AccessKeySecret, SecurityToken);

    public SigningMoment Moment => new(Time, Nonce);

    public RpcRequest ToRequest(string method) => new()
    {
        Endpoint = new RpcEndpoint(new Uri($"https://{Host}/")),
        Action = Action,
        Version = Version,
        Parameters = [.. Parameters.Select(parameter => new RpcParameter(parameter.Key, parameter.Value))],
        Method = new HttpMethod(method),
        Format = Format == "XML" ? RdsResponseFormat.Xml : RdsResponseFormat.Json,
    };

    public object ToMessage() => new
    {
        host = Host,
        action = Action,
        version = Version,
        format = Format,
        parameters = Parameters,
        accessKeyId = AccessKeyId,
        accessKeySecret = AccessKeySecret,
        securityToken = SecurityToken,
        timestamp = Time.ToString("uuuu-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture),
        nonce = Nonce,
    };
}
