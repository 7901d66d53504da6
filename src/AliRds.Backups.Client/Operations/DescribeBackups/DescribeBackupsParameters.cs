using System.Globalization;
using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>
/// Turns a request into the parameters of the call. What is not set is not sent, since an empty text would mean something else.
/// </summary>
internal static class DescribeBackupsParameters
{
    internal static IReadOnlyList<RpcParameter> Create(DescribeBackupsRequest request)
    {
        var parameters = new List<RpcParameter>(9);
        Add(parameters, "BackupId", request.BackupId?.Value);
        Add(parameters, "BackupMode", request.Mode?.Value);
        Add(parameters, "BackupStatus", request.Status?.Value);
        Add(parameters, "BackupType", request.Type?.Value);
        Add(parameters, "DBInstanceId", request.DbInstanceId.Value);
        Add(parameters, "EndTime", request.EndTime is { } end ? RequestTime.Format(end) : null);
        Add(parameters, "PageNumber", request.PageNumber.ToString(CultureInfo.InvariantCulture));
        Add(parameters, "PageSize", request.PageSize.ToString(CultureInfo.InvariantCulture));
        Add(parameters, "StartTime", request.StartTime is { } start ? RequestTime.Format(start) : null);
        return parameters;
    }

    private static void Add(List<RpcParameter> parameters, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            parameters.Add(new RpcParameter(name, value));
        }
    }
}
