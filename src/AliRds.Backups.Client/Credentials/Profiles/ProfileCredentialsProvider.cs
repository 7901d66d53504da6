using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>
/// Gets the key that a profile in a file describes. The file is read for each call. While its text stays the same, so does the provider
/// made from it, with all that it has cached. A file that is being rewritten is read again, and while it cannot be read, the provider made
/// before serves.
/// </summary>
internal sealed class ProfileCredentialsProvider(
    IProfileFormat format, ProfileOptions options, CredentialsServices services, FilePermissionWarnings warnings) : IRdsCredentialsProvider
{
    private const int MaxReadings = 3;

    private static readonly TimeSpan StaleProviderLifetime = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private long? _unreadableSince;
    private ProfileFile? _file;
    private string? _name;
    private IRdsCredentialsProvider? _provider;

    public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        var (provider, unreadable) = await GetProviderAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await provider.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RdsCredentialsUnavailableException) when (unreadable is not null)
        {
            throw new RdsCredentialsUnavailableException(unreadable.Message, unreadable.InnerException);
        }
    }

    public async ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default)
    {
        var (provider, _) = await GetProviderAsync(cancellationToken).ConfigureAwait(false);
        return await provider.RefreshCredentialsAsync(rejected, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The provider, and, when it is an earlier one, why the profile cannot be read.</returns>
    private async Task<(IRdsCredentialsProvider Provider, RdsCredentialsUnavailableException? Unreadable)> GetProviderAsync(
        CancellationToken cancellationToken)
    {
        var name = services.Variables.Get(EnvironmentVariables.Profile, options.Name);
        for (var reading = 1; ; reading++)
        {
            try
            {
                return (await ReadProviderAsync(name, cancellationToken).ConfigureAwait(false), null);
            }
            catch (RdsCredentialsUnavailableException) when (reading < MaxReadings && GetPaths().Exists(services.Files.IsRecentlyWritten))
            {
                await services.Files.WaitForWriterAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RdsCredentialsUnavailableException reason) when (FindEarlier(name) is { } earlier)
            {
                Log.ProfileUnreadable(services.Logger, reason.Message);
                return (earlier, reason);
            }
        }
    }

    private async Task<IRdsCredentialsProvider> ReadProviderAsync(string? name, CancellationToken cancellationToken)
    {
        var file = await ReadFileAsync(cancellationToken).ConfigureAwait(false);
        warnings.Check(file.Path);
        lock (_gate)
        {
            if (_provider is null || _name != name || !file.IsSameAs(_file))
            {
                _provider = CreateProvider(file, name);
                (_file, _name) = (file, name);
            }

            _unreadableSince = null;
            return _provider;
        }
    }

    /// <summary>The provider that the profile gave when it could last be read, for as long as it may take to rewrite the file.</summary>
    private IRdsCredentialsProvider? FindEarlier(string? name)
    {
        lock (_gate)
        {
            _unreadableSince ??= services.TimeProvider.GetTimestamp();
            return _name == name && services.TimeProvider.GetElapsedTime(_unreadableSince.Value) < StaleProviderLifetime ? _provider : null;
        }
    }

    private IRdsCredentialsProvider CreateProvider(ProfileFile file, string? name)
    {
        try
        {
            return format.CreateProvider(file.Text, name);
        }
        catch (RdsCredentialsUnavailableException reason)
        {
            throw new RdsCredentialsUnavailableException($"{file.Path}: {reason.Message}", reason.InnerException);
        }
    }

    private async Task<ProfileFile> ReadFileAsync(CancellationToken cancellationToken)
    {
        var paths = GetPaths();
        foreach (var path in paths)
        {
            if (await services.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text)
            {
                return new ProfileFile(path, text);
            }
        }

        throw new RdsCredentialsUnavailableException($"There is no file {string.Join(" or ", paths)}.");
    }

    private List<string> GetPaths() => services.Variables.Get(format.PathVariable, options.Path) is { } path
        ? [path]
        : [.. format.FileNames.Select(name => Path.Combine(GetHomeFolder(), format.Folder, name))];

    private string GetHomeFolder() => services.Variables.Get("HOME")
        ?? services.Variables.Get("USERPROFILE")
        ?? throw new RdsCredentialsUnavailableException("The home folder is not known: neither HOME nor USERPROFILE is set.");

    /// <summary>A file and its text. Not a record, which would print the secrets in it.</summary>
    private sealed class ProfileFile(string path, string text)
    {
        public string Path { get; } = path;

        public string Text { get; } = text;

        public bool IsSameAs(ProfileFile? other) => other is not null && other.Path == Path && other.Text == Text;
    }
}
