using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Operations.AssumeRole;

/// <summary>An operation of STS that gives a temporary key.</summary>
internal abstract class StsOperation : RpcOperation<AssumeRoleResponse>
{
    internal override string Version => "2015-04-01";

    internal override RetryAdvice GetRetryAdvice(RdsServiceException refusal)
    {
        // Keys of roles come and go, and STS does not know one that is gone.
        var isKeyRefused = refusal.Code.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal)
            || refusal.Code.StartsWith("InvalidSecurityToken", StringComparison.Ordinal);
        return isKeyRefused ? RetryAdvice.RefreshCredentials
            : ServiceErrorCodes.GetFamily(refusal.Error) == ServiceErrorFamily.Clock ? RetryAdvice.CorrectClock
            : base.GetRetryAdvice(refusal);
    }

    internal override string? GetHint(RdsCallException failure, Instant now) => failure switch
    {
        RdsServiceException { Code: "NoPermission" } =>
            $"Allow sts:{Action} to whoever assumes the role, and name them in the role's trust policy.",
        RdsThrottledException or RdsCredentialsException => base.GetHint(failure, now),
        _ => null,
    };

    internal override RpcResultFacts Describe(AssumeRoleResponse result, string? requestId) => new(result.RequestId ?? requestId);

    private protected override AssumeRoleResponse Read(RawResponse response, ResponseReader reader, CancellationToken cancellationToken)
    {
        var node = new AssumeRoleNode();
        reader.Walk(response, node, cancellationToken);
        if (!node.HasCredentials)
        {
            reader.ThrowIfFailure(response, cancellationToken);
        }

        return node.FindFault() is { } fault
            ? throw ResponseReader.Unreadable(response, fault, RetryAdvice.None)
            : new(node.ToCredentials(), response.ServerTime, node.RequestId ?? response.RequestId);
    }
}

/// <summary>A temporary key. Not a record, which would print its members.</summary>
internal sealed class AssumeRoleResponse(RdsCredentials credentials, Instant? serverTime, string? requestId)
{
    internal RdsCredentials Credentials { get; } = credentials;

    /// <summary>The time by the clock of STS when it answered, by which the key ends.</summary>
    internal Instant? ServerTime { get; } = serverTime;

    internal string? RequestId { get; } = requestId;
}
