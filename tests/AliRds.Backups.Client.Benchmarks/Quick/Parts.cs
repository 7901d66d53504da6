using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Operations.DescribeBackups;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>The parts of the client, taken apart.</summary>
internal static class Parts
{
    internal static ResponseLimits Bounds { get; } = new(16 * 1024 * 1024, 32, 256 * 1024);

    private static readonly DescribeBackupsOperation Operation = new(Clients.OnePage);
    private static readonly ResponseReader Reader = new(Bounds);

    internal static RdsCredentials Credentials { get; } = new("LTAI5tFakeFakeFakeFakeFa", "FakeFakeFakeFakeFakeFakeFakeFa");

    internal static byte[] Body(StubPage page)
    {
        var buffer = new byte[1024 * 1024];
        return buffer[..page.Write(new StubRequest(1, StubRequest.PageSize), buffer)];
    }

    internal static RawResponse Response(byte[] body) => new(body, body.Length) { StatusCode = 200, Host = "127.0.0.1" };

    internal static BackupPage Page() => Read(Response(Body(new JsonStubPage())));

    internal static BackupPage Read(RawResponse response) => Operation.ReadResponse(response, Reader, CancellationToken.None);

    internal static RpcRequest Call(RpcEndpoint endpoint, DescribeBackupsRequest request) => new()
    {
        Endpoint = endpoint,
        Action = "DescribeBackups",
        Version = "2014-08-15",
        Parameters = DescribeBackupsParameters.Create(request),
    };
}
