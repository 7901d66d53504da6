using System.Text;
using AliRds.Backups.Client.Operations.DescribeBackups;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Tests.Support;

/// <summary>Reads a body as the client would, without HTTP.</summary>
internal static class Responses
{
    internal const string Host = "rds.aliyuncs.com";

    internal static readonly ResponseLimits Limits = new(MaxBytes: 16 * 1024 * 1024, MaxDepth: 32, MaxTextBytes: 256 * 1024);

    internal static readonly DescribeBackupsOperation Operation = new(DescribeBackupsRequest.For("rm-1").Build());

    internal static BackupPage Read(string body, int status = 200) => Read(Encoding.UTF8.GetBytes(body), status);

    internal static BackupPage Read(byte[] body, int status = 200, ResponseLimits? limits = null)
    {
        // The page must not depend on the buffer, which the client gives back to a pool.
        var buffer = body.ToArray();
        try
        {
            return Operation.ReadResponse(
                new RawResponse(buffer, buffer.Length) { StatusCode = status, Host = Host, RequestId = "HEADER-ID" }, new ResponseReader(limits ?? Limits), CancellationToken.None);
        }
        finally
        {
            Array.Clear(buffer);
        }
    }

    internal static TException Fails<TException>(string body, int status = 200)
        where TException : Exception => Assert.Throws<TException>(() => Read(body, status));
}
