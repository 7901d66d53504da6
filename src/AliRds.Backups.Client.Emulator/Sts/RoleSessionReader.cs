using System.Globalization;
using System.Text.Json;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>Checks the parameters that both operations share; the first defect wins.</summary>
internal sealed class RoleSessionReader(EmulatorSts sts)
{
    private const int LongestPolicy = 2048;

    private static readonly Duration ShortestSession = Duration.FromMinutes(15);
    private static readonly Duration UsualSession = Duration.FromHours(1);

    public (RoleSession? Session, ServiceError? Error) Read(RpcRequest request)
    {
        var arn = request.Parameter("RoleArn") ?? "";
        var name = request.Parameter("RoleSessionName") ?? "";
        if ((CheckNames(arn, name) ?? CheckPolicy(request.Parameter("Policy"))) is { } defect)
        {
            return (null, defect);
        }

        if (sts.FindRole(arn) is not { } role)
        {
            return (null, StsErrors.UnknownRole);
        }

        return ReadDuration(request.Parameter("DurationSeconds")) is { } duration && duration >= ShortestSession && duration <= role.MaxSessionDuration
            ? (new RoleSession(role, name, duration), null)
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
        : policy.Length > LongestPolicy ? StsErrors.PolicySize
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
            return UsualSession;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Duration.FromSeconds(seconds) : null;
    }
}
