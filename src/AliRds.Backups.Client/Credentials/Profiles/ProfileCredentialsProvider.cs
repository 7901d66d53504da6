using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>
/// Gets the key that a profile in a file describes. The file is read at each ask; while its text stays the same, so does the provider
/// made from it, with all that it has cached.
/// </summary>
internal sealed class ProfileCredentialsProvider(IProfileFormat format, ProfileOptions options, CredentialsRuntime runtime)
    : IRdsCredentialsProvider
{
    private readonly object _gate = new();
    private ProfileFile? _file;
    private string? _name;
    private IRdsCredentialsProvider? _provider;

    public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        var provider = await FindProviderAsync(cancellationToken).ConfigureAwait(false);
        return await provider.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default)
    {
        var provider = await FindProviderAsync(cancellationToken).ConfigureAwait(false);
        return await provider.RefreshCredentialsAsync(rejected, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IRdsCredentialsProvider> FindProviderAsync(CancellationToken cancellationToken)
    {
        var file = await FindFileAsync(cancellationToken).ConfigureAwait(false);
        runtime.WarnOnceOfReaders(file.Path);
        var name = string.IsNullOrWhiteSpace(options.Name) ? runtime.Variable(CredentialsVariables.Profile) : options.Name.Trim();
        lock (_gate)
        {
            if (_provider is null || _name != name || !file.IsSameAs(_file))
            {
                _provider = Build(file, name);
                (_file, _name) = (file, name);
            }

            return _provider;
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
