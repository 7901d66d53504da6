using Microsoft.Extensions.Configuration;

namespace AliRds.Backups.Client.Configuration;

/// <summary>
/// Reports a value that cannot be bound by its key. The platform's own error shows the value, which may contain a password.
/// </summary>
internal static class ConfiguredValue
{
    /// <param name="section">The section to bind.</param>
    /// <param name="bind">Binds it.</param>
    /// <exception cref="InvalidOperationException">A value cannot be bound, or a key is unknown.</exception>
    internal static void Guard(IConfigurationSection section, Action bind)
    {
        try
        {
            bind();
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // Not kept as the inner exception, because its messages contain the value.
            throw new InvalidOperationException(Describe(section, exception));
        }
    }

    private static string Describe(IConfigurationSection section, Exception exception)
    {
        if (exception.Message.Contains(nameof(BinderOptions.ErrorOnUnknownConfiguration), StringComparison.Ordinal))
        {
            return exception.Message;
        }

        var key = section.AsEnumerable().Select(pair => pair.Key)
            .FirstOrDefault(key => exception.Message.Contains($"'{key}'", StringComparison.OrdinalIgnoreCase));
        return $"The configuration value of '{key ?? section.Path}' is not valid for the option. It is not shown, because it may contain "
            + "a password.";
    }
}
