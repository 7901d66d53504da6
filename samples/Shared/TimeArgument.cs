using System.CommandLine.Parsing;
using System.Globalization;

namespace Samples.Shared;

/// <summary>Parses a time independently of the culture. A time without an offset is UTC.</summary>
internal static class TimeArgument
{
    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        result.AddError($"'{text}' is not a time. Write it like 2026-01-31 or 2026-01-31T08:00:00Z.");
        return null;
    }
}
