using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>AssumeRole: a session for a signed call.</summary>
internal sealed class AssumeRoleOperation(EmulatorSts sts, EmulatorAccessKeys keys) : IRpcOperation
{
    private const int ShortestExternalId = 2;
    private const int LongestExternalId = 1224;

    private readonly RoleSessionReader _reader = new(sts);

    public string Action => "AssumeRole";

    public bool IsSigned => true;

    public OperationResult Execute(RpcRequest request)
    {
        var (session, error) = _reader.Read(request);
        if ((error ?? CheckExternalId(session!.Role, request.Parameter("ExternalId"))) is { } refusal)
        {
            return OperationResult.Refuse(refusal);
        }

        var key = keys.Issue(session!.Duration);
        return OperationResult.Write((writer, requestId) =>
        {
            writer.BeginRoot("AssumeRoleResponse");
            SessionFields.Write(writer, requestId, session, key);
            writer.EndRoot();
        });
    }

    private static ServiceError? CheckExternalId(EmulatorRole role, string? externalId)
    {
        if (externalId is { Length: < ShortestExternalId or > LongestExternalId })
        {
            return StsErrors.ExternalId;
        }

        return role.ExternalId is null || role.ExternalId == externalId ? null : StsErrors.NoPermission;
    }
}
