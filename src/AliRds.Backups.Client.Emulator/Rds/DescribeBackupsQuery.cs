using System.Globalization;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Store;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Rds;

/// <summary>The parameters of one call.</summary>
internal sealed record DescribeBackupsQuery(string DbInstanceId, BackupFilter Filter, int PageSize, int PageNumber)
{
    public long Skip => (PageNumber - 1L) * PageSize;

    public static (DescribeBackupsQuery? Query, ServiceError? Error) Read(RpcRequest request) => new Reader(request).Read();

    /// <summary>Checks the parameters in the documented order. The first error is returned.</summary>
    private sealed class Reader(RpcRequest request)
    {
        private const int DefaultPageSize = 30;

        /// <summary>Whole minutes only. Seconds are rejected, although other operations accept them.</summary>
        private static readonly InstantPattern MinutePattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm'Z'");

        private ServiceError? _error;

        public (DescribeBackupsQuery? Query, ServiceError? Error) Read()
        {
            var dbInstanceId = request.Parameter("DBInstanceId");
            if (string.IsNullOrEmpty(dbInstanceId))
            {
                return (null, GatewayErrors.Missing("DBInstanceId"));
            }

            var filter = ReadFilter();
            var pageSize = ReadPageSize();
            var pageNumber = ReadNumber("PageNumber", 1, RdsErrors.PageNumber);
            return _error is null ? (new DescribeBackupsQuery(dbInstanceId, filter, pageSize, pageNumber), null) : (null, _error);
        }

        private BackupFilter ReadFilter()
        {
            var filter = new BackupFilter
            {
                Id = ReadId(),
                Failed = ReadChoice("BackupStatus", "Failed", "Success", RdsErrors.Status),
                Manual = ReadChoice("BackupMode", "Manual", "Automated", RdsErrors.Mode),
                Incremental = ReadChoice("BackupType", "IncrementalBackup", "FullBackup", RdsErrors.Type),
                FromSeconds = ReadTime("StartTime", RdsErrors.StartTimeFormat) ?? long.MinValue,
                ToSeconds = ReadTime("EndTime", RdsErrors.EndTimeFormat) ?? long.MaxValue,
            };
            if (filter.FromSeconds >= filter.ToSeconds)
            {
                Fail(RdsErrors.TimeCombination);
            }

            if (request.Parameter("BackupLocation") is not (null or "OSS"))
            {
                Fail(RdsErrors.Location);
            }

            return filter;
        }

        private long? ReadId()
        {
            if (request.Parameter("BackupId") is not { } text)
            {
                return null;
            }

            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                Fail(RdsErrors.BackupSet);
            }

            return id;
        }

        private bool? ReadChoice(string name, string trueText, string falseText, ServiceError error)
        {
            var text = request.Parameter(name);
            if (text is not null && text != trueText && text != falseText)
            {
                Fail(error);
            }

            return text is null ? null : text == trueText;
        }

        private long? ReadTime(string name, ServiceError error)
        {
            if (request.Parameter(name) is not { } text)
            {
                return null;
            }

            if (!MinutePattern.Parse(text).TryGetValue(default, out var time))
            {
                Fail(error);
            }

            return time.ToUnixTimeSeconds();
        }

        private int ReadPageSize()
        {
            var size = ReadNumber("PageSize", DefaultPageSize, RdsErrors.PageSize);
            if (size is not (30 or 50 or 100))
            {
                Fail(RdsErrors.PageSize);
            }

            return size;
        }

        private int ReadNumber(string name, int defaultValue, ServiceError error)
        {
            if (request.Parameter(name) is not { } text)
            {
                return defaultValue;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                Fail(error);
            }

            return number;
        }

        private void Fail(ServiceError error) => _error ??= error;
    }
}
