using System.CommandLine.Parsing;

namespace Samples.Shared;

/// <summary>Parses an address, such as <c>http://127.0.0.1:8080</c>.</summary>
internal static class AddressArgument
{
    public static Uri? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return address;
        }

        result.AddError($"'{text}' is not an address. Write it like https://rds.aliyuncs.com.");
        return null;
    }
}
