using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Rpc.Signing;

/// <summary>The one call that the vectors of both signature versions sign.</summary>
internal static class SigningVectors
{
    internal const string Token = "tok/en+with=chars* ~";

    internal static SigningMoment Moment => new(Instant.FromUtc(2026, 1, 2, 3, 4, 5), "00000000-0000-4000-8000-000000000001");

    internal static RdsCredentials Credentials(string? token) => new("testid", "testsecret", token);

    internal static RpcRequest DescribeBackups(RpcEndpoint endpoint) => new()
    {
        Endpoint = endpoint,
        Action = "DescribeBackups",
        Version = "2014-08-15",
        Parameters =
        [
            new("DBInstanceId", "rm-example0001"),
            new("StartTime", "2026-01-01T00:00Z"),
            new("EndTime", "2026-01-02T00:00Z"),
            new("PageSize", "30"),
            new("PageNumber", "1"),
        ],
    };

    internal static string SignatureOf(Uri address)
    {
        var query = address.OriginalString;
        return Uri.UnescapeDataString(query[(query.LastIndexOf("&Signature=", StringComparison.Ordinal) + 11)..]);
    }
}
