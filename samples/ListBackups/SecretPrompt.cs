using Spectre.Console;

namespace ListBackups;

/// <summary>Reads the key secret from the keyboard or from a pipe. On the command line, other users of the machine could read it.</summary>
internal static class SecretPrompt
{
    public static string? Read() => Console.IsInputRedirected
        ? Console.In.ReadLine()
        : AnsiConsole.Prompt(new TextPrompt<string>("Access key secret:").Secret());
}
