using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>Code of the user's own that a client runs, as badly written as a test wants it.</summary>
internal sealed class UserCode(Func<int, CancellationToken, Task<RdsCredentials?>> get) : IRdsCredentialsProvider
{
    private int _asked;

    internal static RdsCredentials Key { get; } = new("own-key-id", "own-secret");

    /// <summary>What foreign code throws, none of it of the client's own types, and none of it a cancellation by the caller.</summary>
    internal static TheoryData<Exception> Foreign =>
    [
        new HttpRequestException("foreign"), new TaskCanceledException("foreign"), new OperationCanceledException("foreign"),
        new InvalidOperationException("foreign"), new FormatException("foreign"), new TimeoutException("foreign"),
        new AggregateException("foreign", new IOException("foreign")),
        new ArgumentException("foreign"), new ObjectDisposedException("foreign"),
    ];

    /// <summary>Throws once, for the attempt of that number; gives a key to all others.</summary>
    internal static UserCode FailOnce(int number, Exception exception) =>
        new((asked, _) => asked == number ? throw exception : Task.FromResult<RdsCredentials?>(Key));

    internal static UserCode Fail(Exception exception) => new((_, _) => Task.FromException<RdsCredentials?>(exception));

    /// <summary>Never gives a key, and listens to nobody.</summary>
    internal static UserCode NeverAnswer(Action whenAsked) => new((_, _) =>
    {
        whenAsked();
        return new TaskCompletionSource<RdsCredentials?>().Task;
    });

    public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) =>
        (await get(Interlocked.Increment(ref _asked), cancellationToken))!;
}
