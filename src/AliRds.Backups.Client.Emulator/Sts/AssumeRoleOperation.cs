using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Gateway;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>AssumeRole: returns a session for a signed call.</summary>
internal sealed class AssumeRoleOperation(EmulatorSts sts, EmulatorAccessKeys keys) : IRpcOperation
{
    private const int MinExternalIdLength = 2;
    private const int MaxExternalIdLength = 1224;

    private readonly RoleSessionReader _reader = new(sts);

    public string Action => "AssumeRole";

    public FrozenSet<string> Parameters { get; } = new[]
    {
        "RoleArn", "RoleSessionName", "DurationSeconds", "Policy", "ExternalId", "SourceIdentity",
    }.ToFrozenSet(StringComparer.Ordinal);

    public OperationResult Execute(RpcRequest request)
    {
        var (session, error) = _reader.Read(request);
        if ((error ?? CheckExternalId(session!.Role, request.Parameter("ExternalId"))) is { } refusal)
        {
            return OperationResult.Refuse(refusal);
        }

        var key = keys.Issue(session!.Duration);
        return OperationResult.Succeed((writer, requestId) => session.Write(writer, requestId, key));
    }

    private static ServiceError? CheckExternalId(EmulatorRole role, string? externalId)
    {
        if (externalId is { Length: < MinExternalIdLength or > MaxExternalIdLength })
        {
            return StsErrors.ExternalId;
        }

        return role.ExternalId is null || role.ExternalId == externalId ? null : StsErrors.NoPermission;
    }
}
