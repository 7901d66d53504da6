using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Gateway;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>AssumeRoleWithOIDC: returns a session for an OIDC token. The call is not signed.</summary>
internal sealed class AssumeRoleWithOidcOperation(EmulatorSts sts, EmulatorAccessKeys keys, ServiceClock clock) : IRpcOperation
{
    private const int MinTokenLength = 4;
    private const int MaxTokenLength = 20_000;

    private readonly RoleSessionReader _reader = new(sts);

    public string Action => "AssumeRoleWithOIDC";

    public bool IsSigned => false;

    public FrozenSet<string> Parameters { get; } = new[]
    {
        "OIDCProviderArn", "OIDCToken", "RoleArn", "RoleSessionName", "DurationSeconds", "Policy",
    }.ToFrozenSet(StringComparer.Ordinal);

    public OperationResult Execute(RpcRequest request)
    {
        var provider = request.Parameter("OIDCProviderArn") ?? "";
        var token = request.Parameter("OIDCToken") ?? "";
        var (session, error) = _reader.Read(request);
        if ((error ?? CheckToken(provider, token)) is { } refusal)
        {
            return OperationResult.Refuse(refusal);
        }

        var key = keys.Issue(session!.Duration);
        return OperationResult.Succeed((writer, requestId) =>
        {
            session.Write(writer, requestId, key);
            WriteTokenInfo(writer, sts.FindOidcTokenExpiration(token));
        });
    }

    private ServiceError? CheckToken(string provider, string token)
    {
        if (provider.Length == 0 || token.Length == 0)
        {
            return GatewayErrors.Missing(provider.Length == 0 ? "OIDCProviderArn" : "OIDCToken");
        }

        if (!sts.KnowsProvider(provider))
        {
            return StsErrors.UnknownProvider;
        }

        if (token.Length is < MinTokenLength or > MaxTokenLength || sts.FindOidcTokenExpiration(token) is not { } expiration)
        {
            return StsErrors.OidcTokenInvalid;
        }

        return expiration <= clock.Now ? StsErrors.OidcTokenExpired : null;
    }

    private static void WriteTokenInfo(IWireWriter writer, Instant? expiration)
    {
        writer.BeginObject("OIDCTokenInfo");
        writer.Text("Issuer", "https://oidc.example.com");
        writer.Text("ClientIds", "sts.aliyuncs.com");
        writer.Text("Subject", "system:serviceaccount:default:rds-backups");
        if (expiration is { } time && time < Instant.MaxValue)
        {
            writer.Text("ExpirationTime", InstantPattern.General.Format(time));
        }

        writer.EndObject();
    }
}
