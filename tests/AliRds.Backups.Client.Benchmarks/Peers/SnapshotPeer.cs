using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace AliRds.Backups.Client.Benchmarks.Peers;

/// <summary>AWSSDK.EC2, a client of another vendor for a listing of much the same shape.</summary>
internal sealed class SnapshotPeer(Uri endpoint) : IDisposable
{
    private readonly AmazonEC2Client _client = new(
        new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        new AmazonEC2Config { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1", UseHttp = true });

    public void Dispose() => _client.Dispose();

    internal async Task<int> ReadAsync()
    {
        var rows = 0;
        await foreach (var page in _client.Paginators.DescribeSnapshots(new DescribeSnapshotsRequest { MaxResults = 100 }).Responses)
        {
            rows += page.Snapshots.Count;
        }

        return rows;
    }
}
