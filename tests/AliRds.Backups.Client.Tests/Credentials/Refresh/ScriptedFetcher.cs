using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Refresh;

namespace AliRds.Backups.Client.Tests.Credentials.Refresh;

internal sealed class ScriptedFetcher(Func<Task<RdsCredentials>> fetch) : ICredentialsFetcher
{
    private int _fetches;

    public int Fetches => Volatile.Read(ref _fetches);

    public Func<Task<RdsCredentials>> Fetch { get; set; } = fetch;

    public string Name => "scripted";

    public TimeSpan Timeout => TimeSpan.FromSeconds(30);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _fetches);
        return new(await Fetch());
    }
}
