using Microsoft.Extensions.Configuration;

namespace AliRds.Backups.Client.Configuration;

/// <summary>A value that cannot be bound is named by its key. The platform's own error shows the value, which may hold a password.</summary>
internal static class ConfiguredValue
{
    /// <param name="section">The section that is bound.</param>
    /// <param name="bind">Binds it.</param>
    /// <exception cref="InvalidOperationException">A value cannot be bound, or a key is no option.</exception>
    internal static void Guard(IConfigurationSection section, Action bind)
    {
        try
        {
            bind();
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // Not kept as the inner exception: its text and that of its causes hold the value.
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
        return $"The configuration value of '{key ?? section.Path}' cannot be read as what the option takes. Correct it; it is not shown here, since it "
            + "may hold a password.";
    }
}
