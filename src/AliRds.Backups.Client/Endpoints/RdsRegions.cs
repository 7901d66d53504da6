using System.Diagnostics.CodeAnalysis;

namespace AliRds.Backups.Client.Endpoints;

/// <summary>Finds the host of the service for a region and a network.</summary>
/// <remarks>
/// Most regions follow a rule, so a new region works without a new version of the client. Older regions share one central host. The
/// vendor's clients check the list of older regions before the network, and so ignore the VPC there. Here, the network is checked first.
/// </remarks>
internal static class RdsRegions
{
    private const string CentralHost = "rds.aliyuncs.com";

    private static readonly HashSet<string> Central = new(StringComparer.OrdinalIgnoreCase)
    {
        "cn-qingdao",
        "cn-beijing",
        "cn-hangzhou",
        "cn-shanghai",
        "cn-shenzhen",
        "cn-heyuan",
        "cn-hongkong",
        "ap-southeast-1",
        "us-west-1",
        "us-east-1",
        "cn-shanghai-finance-1",
        "cn-shenzhen-finance-1",
        "cn-beijing-finance-1",
        "cn-beijing-finance-pop",
        "cn-beijing-gov-1",
        "cn-hongkong-finance-pop",
        "cn-north-2-gov-1",
    };

    /// <summary>Regions that cannot be reached over the Internet.</summary>
    private static readonly HashSet<string> VpcOnly = new(StringComparer.OrdinalIgnoreCase) { "cn-hangzhou-finance" };

    /// <summary>Known regions that follow the rule.</summary>
    private static readonly HashSet<string> Regular = new(StringComparer.OrdinalIgnoreCase)
    {
        "cn-zhangjiakou",
        "cn-huhehaote",
        "cn-wulanchabu",
        "cn-guangzhou",
        "cn-chengdu",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-south-1",
        "na-south-1",
        "eu-central-1",
        "eu-west-1",
        "me-east-1",
        "me-central-1",
    };

    /// <summary>All known regions. An unknown region may be new or mistyped.</summary>
    internal static IEnumerable<string> Known => Central.Concat(VpcOnly).Concat(Regular);

    /// <summary>Whether a text can be a region id. It becomes part of a host name, so no other characters are allowed.</summary>
    internal static bool IsRegion([NotNullWhen(true)] string? regionId) =>
        !string.IsNullOrEmpty(regionId) && regionId.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    internal static string HostOf(string regionId, RdsNetwork network)
    {
        if (network == RdsNetwork.Vpc || VpcOnly.Contains(regionId))
        {
            return $"rds-vpc.{regionId}.aliyuncs.com";
        }

        return Central.Contains(regionId) ? CentralHost : $"rds.{regionId}.aliyuncs.com";
    }
}
