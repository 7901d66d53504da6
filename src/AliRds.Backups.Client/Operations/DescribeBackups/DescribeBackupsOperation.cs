using System.Globalization;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>One page of the backups of an instance.</summary>
internal sealed class DescribeBackupsOperation(DescribeBackupsRequest request) : RdsOperation<BackupPage>
{
    internal const string Name = "DescribeBackups";

    internal override string Action => Name;

    internal override IReadOnlyList<RpcParameter> Parameters => DescribeBackupsParameters.Create(request);

    internal override string DbInstanceId => request.DbInstanceId.Value;

    internal override int? PageNumber => request.PageNumber;

    /// <summary>
    /// Whether a page without the requested backup is an error. The service sends an empty page when there is no such backup.
    /// </summary>
    internal bool MustFind { get; init; }

    private protected override BackupPage Read(RawResponse response, ResponseReader reader, CancellationToken cancellationToken)
    {
        var node = new PageNode();
        reader.Walk(response, node, cancellationToken);
        if (node.MayBeError)
        {
            reader.ThrowIfFailure(response, cancellationToken);
        }

        var page = node.ToPage() ?? throw ResponseReader.Unreadable(response, $"it is not a response of {Action}", RetryAdvice.None);
        if (page.Backups.Count == 0 && page.PageRecordCount > 0)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"it announces {page.PageRecordCount} backups but contains none");
            throw ResponseReader.Unreadable(response, reason, RetryAdvice.Retry);
        }

        page = SafeId.From(page.RequestId) is null ? page with { RequestId = response.RequestId } : page;
        return MustFind && page.Backups.All(backup => backup.BackupId != request.BackupId) ? throw NotFound(page) : page;
    }

    internal override RpcResultFacts Describe(BackupPage result, string? requestId) => new(
        result.RequestId ?? requestId,
        result.Backups.Count,
        result.TotalRecordCount,
        result.UnreadableFields.Count,
        result.UnreadableFields.Count > 0 ? result.UnreadableFields[0].Name : null);

    private RdsNotFoundException NotFound(BackupPage page) => new(new ServiceError
    {
        Code = "InvalidBackupId.NotFound",
        Message = $"The instance '{request.DbInstanceId}' has no backup '{request.BackupId}'.",
        StatusCode = 200,
        RequestId = page.RequestId,
    })
    {
        Hint = "Its retention may have ended.",
    };
}
