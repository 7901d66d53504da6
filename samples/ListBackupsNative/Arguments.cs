namespace ListBackupsNative;

/// <summary><c>--instance rm-xxxxxxxx</c>, and <c>--region cn-hangzhou</c> or <c>--endpoint https://rds.aliyuncs.com</c>.</summary>
internal sealed record Arguments(string Instance, string? Region, Uri? Endpoint)
{
    private static readonly string[] Names = ["--instance", "--region", "--endpoint"];

    public static Arguments Parse(string[] arguments)
    {
        var values = new Dictionary<string, string>();
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (!Names.Contains(arguments[index]) || index + 1 == arguments.Length)
            {
                throw new ArgumentException($"'{arguments[index]}' is not an option. Give {string.Join(", ", Names)}, each with a value.");
            }

            values[arguments[index]] = arguments[index + 1];
        }

        return new Arguments(
            values.GetValueOrDefault("--instance")
                ?? throw new ArgumentException("--instance is missing: set it to the id of the instance."),
            values.GetValueOrDefault("--region"),
            values.GetValueOrDefault("--endpoint") is { } endpoint ? new Uri(endpoint) : null);
    }
}
