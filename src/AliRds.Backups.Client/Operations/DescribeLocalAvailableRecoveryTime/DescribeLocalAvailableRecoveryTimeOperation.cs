using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Operations.DescribeLocalAvailableRecoveryTime;

/// <summary>The points in time that an instance can be restored to.</summary>
internal sealed class DescribeLocalAvailableRecoveryTimeOperation(DbInstanceId dbInstanceId) : RdsOperation<RecoveryTimeRange>
{
    internal override string Action => "DescribeLocalAvailableRecoveryTime";

    internal override IReadOnlyList<RpcParameter> Parameters => [new("DBInstanceId", dbInstanceId.Value)];

    internal override string DbInstanceId => dbInstanceId.Value;

    internal override RpcResultFacts Describe(RecoveryTimeRange result, string? requestId) => new(
        result.RequestId ?? requestId,
        UnreadableFields: result.UnreadableFields.Count,
        FirstUnreadableField: result.UnreadableFields.Count > 0 ? result.UnreadableFields[0].Name : null);

    private protected override RecoveryTimeRange Read(RawResponse response, ResponseReader reader, CancellationToken cancellationToken)
    {
        var node = new RangeNode();
        reader.Walk(response, node, cancellationToken);
        if (node.HasAdditionalFields)
        {
            reader.ThrowIfFailure(response, cancellationToken);
        }

        if (!node.HasFields)
        {
            throw ResponseReader.Unreadable(response, $"it is not a response of {Action}", RetryAdvice.None);
        }

        // A range of another instance must not pass for the one that was asked for.
        if (node.Fields.DbInstanceId is { } other && !other.Equals(dbInstanceId.Value, StringComparison.OrdinalIgnoreCase))
        {
            throw ResponseReader.Unreadable(response, "it is about another instance", RetryAdvice.Retry);
        }

        return new RecoveryTimeRange
        {
            DbInstanceId = dbInstanceId,
            EarliestTime = node.Fields.BeginTime,
            LatestTime = node.Fields.EndTime,
            RequestId = SafeId.From(node.Fields.RequestId) ?? response.RequestId,
            UnreadableFields = node.UnreadableFields,
            AdditionalFields = node.AdditionalFields,
        };
    }

    private protected override RecoveryTimeRange? ResultOf(ServiceError error) => ReasonOf(error.Code) is { } reason
        ? new RecoveryTimeRange { DbInstanceId = dbInstanceId, UnavailableReason = reason, RequestId = error.RequestId }
        : null;

    private static RecoveryUnavailableReason? ReasonOf(string code) => code switch
    {
        "LogBackupNotEnabled" => RecoveryUnavailableReason.LogBackupDisabled,
        "InvalidBackup.NotFound" => RecoveryUnavailableReason.NoBackup,
        "InvalidBinlog.NotFound" => RecoveryUnavailableReason.MissingLogs,
        "IncorrectDBInstanceEngine" => RecoveryUnavailableReason.UnsupportedEngine,
        "IncorrectDBInstanceCharacterType" => RecoveryUnavailableReason.UnsupportedInstanceType,
        _ => null,
    };

    private sealed class RangeNode : FieldsNode<Fields>
    {
        private static readonly WireFieldTable<Fields> RangeTable = new(
            ("RequestId", static (ref fields, in value, pool) => value.TryGetText(pool, out fields.RequestId)),
            ("DBInstanceId", static (ref fields, in value, pool) => value.TryGetText(pool, out fields.DbInstanceId)),
            ("RecoveryBeginTime", static (ref fields, in value, _) => value.TryGetTimestamp(out fields.BeginTime)),
            ("RecoveryEndTime", static (ref fields, in value, _) => value.TryGetTimestamp(out fields.EndTime)));

        private protected override WireFieldTable<Fields> Table => RangeTable;
    }

    private struct Fields
    {
        internal string? RequestId;
        internal string? DbInstanceId;
        internal Instant? BeginTime;
        internal Instant? EndTime;
    }
}
