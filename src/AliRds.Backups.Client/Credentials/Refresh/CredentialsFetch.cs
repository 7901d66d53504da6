using System.Globalization;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Keys;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// One fetch: within its time limit, and judged. When the source was only busy, it is repeated once, without a wait. It never throws.
/// </summary>
internal sealed class CredentialsFetch(ICredentialsFetcher fetcher, IClock serviceClock, TimeProvider timeProvider)
{
    public async Task<RefreshOutcome> RunAsync()
    {
        using var timer = new CancellationTokenSource(fetcher.Timeout, timeProvider);
        try
        {
            return Judge(await FetchWithRetryAsync(timer.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"no key came within {fetcher.Timeout.TotalSeconds:0.###} s"));
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

    private async Task<FetchedCredentials> FetchWithRetryAsync(CancellationToken cancellationToken)
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

    // The user's code may not listen to the token.
    private Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken) =>
        fetcher.FetchAsync(cancellationToken).WaitAsync(cancellationToken);

    private RefreshOutcome Judge(FetchedCredentials fetched)
    {
        var clock = new ExpirationClock(fetched.IssuedAt, serviceClock, timeProvider);
        return fetched.Credentials switch
        {
            null => Failed("it gave no key"),
            { Expiration: { } end } when end <= clock.Now => Failed($"it gave a key that ended at {end}"),
            var credentials => RefreshOutcome.Success(credentials, clock),
        };
    }

    private RefreshOutcome Failed(string reason, Exception? cause = null) =>
        RefreshOutcome.Failure(new($"The source of credentials '{fetcher.Name}' did not work: {reason}.", cause));
}
