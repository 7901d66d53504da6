using System.Globalization;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Keys;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>One fetch: within its time limit, repeated once, without a wait, when the source was only busy, and judged. It never throws.</summary>
internal sealed class KeyFetch(ICredentialsFetcher fetcher, CredentialsRuntime runtime)
{
    public async Task<RefreshOutcome> RunAsync()
    {
        using var timer = new CancellationTokenSource(fetcher.Limit, runtime.Clock);
        try
        {
            return Judge(await AskAsync(timer.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"no key came within {fetcher.Limit.TotalSeconds:0.###} s"));
        }
        catch (RdsCredentialsUnavailableException reason)
        {
            return RefreshOutcome.Failure(reason);
        }
        catch (UnsendableKeyException fault)
        {
            return Failed($"it gave a key that cannot be sent. {fault.Reason}", fault);
        }
        catch (Exception failure)
        {
            return Failed($"it failed with {failure.GetType().Name}", RedactedException.From(failure));
        }
    }

    private async Task<IssuedKey> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RdsCredentialsUnavailableException busy) when (busy.IsTransient)
        {
            return await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // A fetcher of the user's own may not listen to the token.
    private Task<IssuedKey> FetchAsync(CancellationToken cancellationToken) => fetcher.FetchAsync(cancellationToken).WaitAsync(cancellationToken);

    private RefreshOutcome Judge(IssuedKey fetched)
    {
        var clock = new KeyClock(fetched.IssuedAt, runtime);
        return fetched.Credentials switch
        {
            null => Failed("it gave no key"),
            { Expiration: { } end } when end <= clock.Now => Failed($"it gave a key that ended at {end}"),
            var credentials => RefreshOutcome.Success(credentials, clock),
        };
    }

    private RefreshOutcome Failed(string reason, Exception? cause = null) =>
        RefreshOutcome.Failure(new RdsCredentialsUnavailableException($"The source of credentials '{fetcher.Name}' did not work: {reason}.", cause));
}
