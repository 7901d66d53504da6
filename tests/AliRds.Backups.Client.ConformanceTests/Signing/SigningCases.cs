using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>Random calls, the same in every run.</summary>
internal static class SigningCases
{
    private const int Count = 2500;
    private const int Seed = 20140815;

    private static readonly string[] Hosts = ["rds.aliyuncs.com", "rds-vpc.cn-hangzhou.aliyuncs.com", "127.0.0.1:41231", "localhost:8080"];

    private static readonly string[] RealNames =
        ["DBInstanceId", "BackupId", "BackupStatus", "BackupMode", "BackupType", "StartTime", "EndTime", "PageSize", "PageNumber"];

    public static IReadOnlyList<SigningCase> All { get; } = Draw();

    private static List<SigningCase> Draw()
    {
        var random = new Random(Seed);
        var text = new RandomText(random);
        return [.. Enumerable.Range(0, Count).Select(_ => Draw(random, text))];
    }

    private static SigningCase Draw(Random random, RandomText text) => new()
    {
        Host = Hosts[random.Next(Hosts.Length)],
        Format = random.Next(2) == 0 ? "JSON" : "XML",
        Parameters = DrawParameters(random, text),
        AccessKeyId = text.Alphanumeric(random.Next(5, 30)),
        AccessKeySecret = text.HeaderSafe(random.Next(5, 80)),
        SecurityToken = random.Next(2) == 0 ? null : text.HeaderSafe(random.Next(5, 900)),
        Time = Instant.FromUnixTimeSeconds(random.NextInt64(1_400_000_000, 4_000_000_000)),
        Nonce = text.HeaderSafe(random.Next(8, 64)),
    };

    private static Dictionary<string, string> DrawParameters(Random random, RandomText text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in RealNames.Where(_ => random.Next(3) > 0))
        {
            parameters[name] = text.Value();
        }

        for (var extra = random.Next(8); extra > 0; extra--)
        {
            parameters[text.NameOf(random.Next(4, 24))] = text.Value();
        }

        return parameters;
    }
}
