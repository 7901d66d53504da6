using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>
/// Gets the key that a profile in a file describes. The file is read at each ask; while its text stays the same, so does the provider
/// made from it, with all that it has cached. A file that is being rewritten is read again, and while it cannot be read the provider made before
/// serves.
/// </summary>
internal sealed class ProfileCredentialsProvider(IProfileFormat format, ProfileOptions options, CredentialsRuntime runtime)
    : IRdsCredentialsProvider
{
    private const int Readings = 3;

    private static readonly TimeSpan EarlierServesFor = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private long? _unreadableSince;
    private ProfileFile? _file;
    private string? _name;
    private IRdsCredentialsProvider? _provider;

    public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        var (provider, unreadable) = await FindProviderAsync(cancellationToken).ConfigureAwait(false);
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
        var (provider, _) = await FindProviderAsync(cancellationToken).ConfigureAwait(false);
        return await provider.RefreshCredentialsAsync(rejected, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The provider, and, when it is an earlier one, why the profile cannot be read.</returns>
    private async Task<(IRdsCredentialsProvider Provider, RdsCredentialsUnavailableException? Unreadable)> FindProviderAsync(CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(options.Name) ? runtime.Variable(CredentialsVariables.Profile) : options.Name.Trim();
        for (var reading = 1; ; reading++)
        {
            try
            {
                return (await ReadProviderAsync(name, cancellationToken).ConfigureAwait(false), null);
            }
            catch (RdsCredentialsUnavailableException) when (reading < Readings && Candidates().Exists(runtime.Files.WasJustWritten))
            {
                await runtime.Files.WaitForWriterAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RdsCredentialsUnavailableException reason) when (FindEarlier(name) is { } earlier)
            {
                Log.ProfileUnreadable(runtime.Log, reason.Message);
                return (earlier, reason);
            }
        }
    }

    private async Task<IRdsCredentialsProvider> ReadProviderAsync(string? name, CancellationToken cancellationToken)
    {
        var file = await FindFileAsync(cancellationToken).ConfigureAwait(false);
        runtime.WarnOnceOfReaders(file.Path);
        lock (_gate)
        {
            if (_provider is null || _name != name || !file.IsSameAs(_file))
            {
                _provider = Build(file, name);
                (_file, _name) = (file, name);
            }

            _unreadableSince = null;
            return _provider;
        }
    }

    /// <summary>The provider that the profile gave when it could last be read, for as long as a rewriting may take.</summary>
    private IRdsCredentialsProvider? FindEarlier(string? name)
    {
        lock (_gate)
        {
            _unreadableSince ??= runtime.Clock.GetTimestamp();
            return _name == name && runtime.Clock.GetElapsedTime(_unreadableSince.Value) < EarlierServesFor ? _provider : null;
        }
    }

    private IRdsCredentialsProvider Build(ProfileFile file, string? name)
    {
        try
        {
            return format.Build(file.Text, name);
        }
        catch (RdsCredentialsUnavailableException reason)
        {
            throw new RdsCredentialsUnavailableException($"{file.Path}: {reason.Message}", reason.InnerException);
        }
    }

    private async Task<ProfileFile> FindFileAsync(CancellationToken cancellationToken)
    {
        var candidates = Candidates();
        foreach (var path in candidates)
        {
            if (await runtime.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text)
            {
                return new ProfileFile(path, text);
            }
        }

        throw new RdsCredentialsUnavailableException($"There is no file {string.Join(" or ", candidates)}.");
    }

    private List<string> Candidates() =>
        options.Path is { } given && !string.IsNullOrWhiteSpace(given) ? [given]
        : runtime.Variable(format.PathVariable) is { } path ? [path]
        : [.. format.FileNames.Select(name => HomeFolder.Combine(runtime, format.Folder, name))];
}
