using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.Configuration;

/// <summary>Validates the options of one client when the host starts.</summary>
internal sealed class RdsBackupsClientOptionsValidator(string clientName) : IValidateOptions<RdsBackupsClientOptions>
{
    internal string ClientName => clientName;

    public ValidateOptionsResult Validate(string? name, RdsBackupsClientOptions options)
    {
        if (name != clientName)
        {
            return ValidateOptionsResult.Skip;
        }

        var broken = RdsBackupsClientOptionsRules.Broken(options).ToArray();
        return broken.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(broken);
    }
}
