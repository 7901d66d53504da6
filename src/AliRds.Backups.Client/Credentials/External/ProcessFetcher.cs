using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Runs a program that prints a key. Neither its arguments nor its output are shown: both may hold secrets.</summary>
internal sealed class ProcessFetcher(string command, CredentialsRuntime runtime) : ICredentialsFetcher
{
    private const string Source = "the credentials process";

    public string Name => "external";

    public TimeSpan Limit => TimeSpan.FromSeconds(60);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var words = Split();
        var result = await runtime.Processes.RunAsync(words, cancellationToken).ConfigureAwait(false);
        if (result.Output is null)
        {
            throw new RdsCredentialsUnavailableException($"The output of {Source} holds more than {SourceText.Bound}, which no key needs. The program was ended.");
        }

        if (result.ExitCode != 0)
        {
            throw new RdsCredentialsUnavailableException(
                $"The credentials process '{words[0]}' ended with exit code {result.ExitCode}. Run it by hand to see why.");
        }

        return new(Convert(CredentialsJson.Read(result.Output, CredentialsJsonContext.Default.ProcessAnswer, $"The output of {Source}")));
    }

    private IReadOnlyList<string> Split()
    {
        try
        {
            var words = CommandLine.Split(command);
            return words.Count > 0 ? words : throw new RdsCredentialsUnavailableException("The command of the credentials process is empty.");
        }
        catch (FormatException fault)
        {
            throw new RdsCredentialsUnavailableException($"The command of {Source} cannot be split. {fault.Message}");
        }
    }

    private static RdsCredentials Convert(ProcessAnswer response) => response.Mode switch
    {
        "AK" => new(Require(response.AccessKeyId, "access_key_id"), Require(response.AccessKeySecret, "access_key_secret"), null, End(response)),
        "StsToken" => new(
            Require(response.AccessKeyId, "access_key_id"),
            Require(response.AccessKeySecret, "access_key_secret"),
            Require(response.StsToken, "sts_token"),
            End(response)),
        _ => throw new RdsCredentialsUnavailableException($"The output of {Source} has a mode that is neither AK nor StsToken."),
    };

    private static Instant? End(ProcessAnswer response) => string.IsNullOrWhiteSpace(response.Expiration)
        ? null
        : ExpirationText.Parse(response.Expiration)
            ?? throw new RdsCredentialsUnavailableException($"The output of {Source} has an expiration that is not a time.");

    private static string Require(string? value, string name) => string.IsNullOrWhiteSpace(value)
        ? throw new RdsCredentialsUnavailableException($"The output of {Source} has no {name}.")
        : value;
}
