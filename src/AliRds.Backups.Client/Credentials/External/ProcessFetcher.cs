using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Runs a program that prints a key. Neither its arguments nor its output are shown: both may hold secrets.</summary>
internal sealed class ProcessFetcher(string command, IProcessRunner processes) : ICredentialsFetcher
{
    private const string Source = "the credentials process";

    public string Name => "external";

    public TimeSpan Timeout => TimeSpan.FromSeconds(60);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        var words = Split();
        var result = await processes.RunAsync(words, cancellationToken).ConfigureAwait(false);
        if (result.Output is null)
        {
            throw new RdsCredentialsUnavailableException(
                $"The output of {Source} holds more than {SourceText.MaxSize}, which no key needs. The program was ended.");
        }

        if (result.ExitCode != 0)
        {
            throw new RdsCredentialsUnavailableException(
                $"The credentials process '{words[0]}' ended with exit code {result.ExitCode}. Run it by hand to see why.");
        }

        var output = CredentialsJson.Read(result.Output, SnakeCaseJsonContext.Default.ProcessOutput, $"The output of {Source}");
        return new(ToCredentials(output));
    }

    private IReadOnlyList<string> Split()
    {
        try
        {
            var words = CommandLine.Split(command);
            return words.Count > 0 ? words : throw new RdsCredentialsUnavailableException($"The command of {Source} is empty.");
        }
        catch (FormatException fault)
        {
            throw new RdsCredentialsUnavailableException($"The command of {Source} cannot be split. {fault.Message}");
        }
    }

    private static RdsCredentials ToCredentials(ProcessOutput output)
    {
        var hasToken = output.Mode switch
        {
            "AK" => false,
            "StsToken" => true,
            _ => throw new RdsCredentialsUnavailableException($"The output of {Source} has a mode that is neither AK nor StsToken."),
        };
        return new(
            GetRequired(output.AccessKeyId),
            GetRequired(output.AccessKeySecret),
            hasToken ? GetRequired(output.StsToken) : null,
            GetExpiration(output.Expiration));
    }

    private static Instant? GetExpiration(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : CredentialsJson.TryReadTime(text)
            ?? throw new RdsCredentialsUnavailableException($"The output of {Source} has an expiration that is not a time.");

    private static string GetRequired(string? value, [CallerArgumentExpression(nameof(value))] string member = "") =>
        string.IsNullOrWhiteSpace(value)
            ? throw new RdsCredentialsUnavailableException($"The output of {Source} has no {CredentialsJson.ToSnakeCase(member)}.")
            : value;
}

/// <summary>What a credentials process prints. Not a record, which would print its secrets.</summary>
internal sealed class ProcessOutput
{
    public string? Mode { get; init; }

    public string? AccessKeyId { get; init; }

    public string? AccessKeySecret { get; init; }

    public string? StsToken { get; init; }

    public string? Expiration { get; init; }
}
