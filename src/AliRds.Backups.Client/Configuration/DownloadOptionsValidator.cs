using AliRds.Backups.Client.Downloading;
using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.Configuration;

/// <summary>Validates the default options of one downloader when the host starts.</summary>
internal sealed class DownloadOptionsValidator(string clientName) : IValidateOptions<DownloadOptions>
{
    public ValidateOptionsResult Validate(string? name, DownloadOptions options)
    {
        if (name != clientName)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            options.ThrowIfInvalid();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
