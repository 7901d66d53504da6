using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>AssumeRoleWithOIDC: a session for an OIDC token. The call is not signed.</summary>
internal sealed class AssumeRoleWithOidcOperation(EmulatorSts sts, EmulatorAccessKeys keys, Func<Instant> now) : IRpcOperation
{
    private const int ShortestToken = 4;
    private const int LongestToken = 20_000;

    private readonly RoleSessionReader _reader = new(sts);

    public string Action => "AssumeRoleWithOIDC";

    public bool IsSigned => false;

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
        return OperationResult.Write((writer, requestId) =>
        {
            writer.BeginRoot("AssumeRoleWithOIDCResponse");
            SessionFields.Write(writer, requestId, session, key);
            WriteTokenInfo(writer, sts.FindOidcTokenEnd(token));
            writer.EndRoot();
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

        return token.Length is < ShortestToken or > LongestToken || sts.FindOidcTokenEnd(token) is not { } end ? StsErrors.OidcTokenInvalid
            : end <= now() ? StsErrors.OidcTokenExpired
            : null;
    }

    private static void WriteTokenInfo(IWireWriter writer, Instant? end)
    {
        writer.BeginObject("OIDCTokenInfo");
        writer.Text("Issuer", "https://oidc.example.com");
        writer.Text("ClientIds", "sts.aliyuncs.com");
        writer.Text("Subject", "system:serviceaccount:default:rds-backups");
        if (end is { } time && time < Instant.MaxValue)
        {
            writer.Text("ExpirationTime", InstantPattern.General.Format(time));
        }

        writer.EndObject();
    }
}
