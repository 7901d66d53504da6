using System.Globalization;
using System.Text.Json;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>Checks the parameters that both operations share. The first error is returned.</summary>
internal sealed class RoleSessionReader(EmulatorSts sts)
{
    private const int MaxPolicyLength = 2048;

    private static readonly Duration MinSession = Duration.FromMinutes(15);
    private static readonly Duration DefaultSession = Duration.FromHours(1);

    public (RoleSession? Session, ServiceError? Error) Read(RpcRequest request)
    {
        var arn = request.Parameter("RoleArn") ?? "";
        var name = request.Parameter("RoleSessionName") ?? "";
        if ((CheckNames(arn, name) ?? CheckPolicy(request.Parameter("Policy"))) is { } error)
        {
            return (null, error);
        }

        if (sts.FindRole(arn) is not { } role)
        {
            return (null, StsErrors.UnknownRole);
        }

        var duration = ReadDuration(request.Parameter("DurationSeconds"));
        return duration >= MinSession && duration <= role.MaxSessionDuration
            ? (new RoleSession(role, name, duration.Value), null)
            : (null, StsErrors.DurationSeconds);
    }

    private static ServiceError? CheckNames(string arn, string name) =>
        arn.Length == 0 ? GatewayErrors.Missing("RoleArn")
        : name.Length == 0 ? GatewayErrors.Missing("RoleSessionName")
        : !StsPatterns.IsRoleArn(arn) ? StsErrors.RoleArn
        : !StsPatterns.IsSessionName(name) ? StsErrors.RoleSessionName
        : null;

    private static ServiceError? CheckPolicy(string? policy) =>
        string.IsNullOrEmpty(policy) ? null
        : policy.Length > MaxPolicyLength ? StsErrors.PolicySize
        : IsJsonObject(policy) ? null
        : StsErrors.PolicyGrammar;

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Duration? ReadDuration(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return DefaultSession;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Duration.FromSeconds(seconds) : null;
    }
}
