using System.CommandLine;
using System.CommandLine.Parsing;

namespace RunEmulator;

internal static class Bounds
{
    public static void Check(OptionResult result, Option<int> option, int least, int most)
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < least || value > most))
        {
            result.AddError($"{option.Name} must be from {least} to {most}, but was {value}.");
        }
    }
}
