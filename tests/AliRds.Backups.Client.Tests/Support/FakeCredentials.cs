using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Tests.Support;

/// <summary>Hands out numbered keys, and counts what it was asked.</summary>
internal sealed class FakeCredentials : IRdsCredentialsProvider
{
    internal const string Secret = "s3cret-of-the-key";
    internal const string Token = "t0ken-of-the-key";

    internal int Gets { get; private set; }

    internal List<RdsCredentials> Rejected { get; } = [];

    internal Func<CancellationToken, ValueTask>? OnGet { get; init; }

    public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        Gets++;
        await (OnGet?.Invoke(cancellationToken) ?? ValueTask.CompletedTask);
        return Key();
    }

    public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default)
    {
        Rejected.Add(rejected);
        return new(Key());
    }

    private RdsCredentials Key() => new($"STS.key{Rejected.Count}", Secret, Token);
}
