using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Tests.Credentials.Support;
using NodaTime;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Refresh;

public sealed class RefreshingCredentialsProviderTests : IDisposable
{
    private const int Refreshed = 2003;
    private const int RefreshFailed = 2004;

    private readonly CredentialsBench _bench = new();
    private readonly ScriptedFetcher _fetcher;
    private readonly RefreshingCredentialsProvider _provider;

    public RefreshingCredentialsProviderTests()
    {
        _fetcher = new ScriptedFetcher(() => Task.FromResult(_bench.Key(_fetcher!.Fetches)));
        _provider = new RefreshingCredentialsProvider(_fetcher, _bench.Services);
    }

    [Fact]
    public async Task GetCredentials_By200CallersAtExpiry_RefreshesOnceOnTheWire()
    {
        var sts = _bench.Http.When(HttpMethod.Post, "https://sts.aliyuncs.com/*").Respond(_ => new HttpResponseMessage
        {
            Content = new StringContent(_bench.StsJson(_bench.Clock.GetUtcNow().Hour)),
        });
        var role = _bench.Factory.AssumeRole(new StaticCredentialsProvider("ID-0", Secrets.Key(0)), new() { RoleArn = "acs:ram::1:role/r" });
        var first = await _bench.GetAsync(role);
        _bench.Clock.Advance(TimeSpan.FromHours(1));

        _bench.Stall.IsClosed = true;
        var callers = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8).Select(_ => _bench.GetAsync(role)).ToArray();
        await _bench.Stall.ArrivalAsync();

        _bench.Stall.Open();
        var all = await Task.WhenAll(callers);

        Assert.Equal(2, _bench.Http.GetMatchCount(sts));
        Assert.NotSame(first, Assert.Single(all.Distinct()));
    }

    [Fact]
    public async Task GetCredentials_WhenOneWaiterGivesUp_StillServesTheOthers()
    {
        var key = new TaskCompletionSource<RdsCredentials>();
        _fetcher.Fetch = () => key.Task;
        using var impatience = new CancellationTokenSource();
        var impatient = _provider.GetCredentialsAsync(impatience.Token).AsTask();
        var patient = _bench.GetAsync(_provider);

        await impatience.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        key.SetResult(_bench.Key(1));

        Assert.Equal(impatience.Token, cancelled.CancellationToken);
        Assert.Equal("ID-1", (await patient).AccessKeyId);
        Assert.Equal(1, _fetcher.Fetches);
    }

    [Fact]
    public async Task GetCredentials_AheadOfExpiry_GivesTheOldKeyAtOnceAndThenTheNewOne()
    {
        await _bench.GetAsync(_provider);
        await _bench.Log.WaitForAsync(Refreshed);
        var next = new TaskCompletionSource<RdsCredentials>();
        _fetcher.Fetch = () => next.Task;
        _bench.Clock.Advance(TimeSpan.FromMinutes(46));

        var during = await _bench.GetAsync(_provider);
        next.SetResult(_bench.Key(2));
        await _bench.Log.WaitForAsync(Refreshed);
        var after = await _bench.GetAsync(_provider);

        Assert.Equal(("ID-1", "ID-2"), (during.AccessKeyId, after.AccessKeyId));
        Assert.Equal(2, _fetcher.Fetches);
    }

    [Fact]
    public async Task GetCredentials_WhenRefreshFailsBeforeExpiry_GivesTheOldKeyAndPausesLongerEachTime()
    {
        await _bench.GetAsync(_provider);
        _fetcher.Fetch = () => throw new RdsCredentialsUnavailableException("STS is down.");
        _bench.Clock.Advance(TimeSpan.FromMinutes(46));
        await _bench.GetAsync(_provider);
        await _bench.Log.WaitForAsync(RefreshFailed);

        foreach (var pause in new[] { 0.5, 1, 2, 4 })
        {
            _bench.Clock.Advance(TimeSpan.FromSeconds(pause - 0.1));
            await _bench.GetAsync(_provider);
            _bench.Clock.Advance(TimeSpan.FromSeconds(0.1));
            Assert.Equal("ID-1", (await _bench.GetAsync(_provider)).AccessKeyId);
            await _bench.Log.WaitForAsync(RefreshFailed);
        }

        Assert.Equal(1 + 5, _fetcher.Fetches);
        Assert.Equal(1, _bench.Log.Count("(failure 5); the next attempt is in 00:00:08"));
    }

    [Fact]
    public async Task GetCredentials_WhenExpiredAndRefreshFails_ThrowsTheReasonAtOnceUntilThePauseIsOver()
    {
        await _bench.GetAsync(_provider);
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        _fetcher.Fetch = () => throw new RdsCredentialsUnavailableException("STS is down.");

        var first = await _bench.FailAsync(() => _bench.GetAsync(_provider));
        _fetcher.Fetch = () => Task.FromResult(_bench.Key(2));
        _bench.Clock.Advance(TimeSpan.FromSeconds(0.3));
        var second = await _bench.FailAsync(() => _bench.GetAsync(_provider));
        _bench.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(("STS is down.", TimeSpan.FromSeconds(0.5)), (first.Message, first.RetryAfter));
        Assert.Equal("STS is down. The source failed a moment ago and is asked again in 0.2 s.", second.Message);
        Assert.Equal(TimeSpan.FromSeconds(0.2), second.RetryAfter);
        Assert.Equal("ID-2", (await _bench.GetAsync(_provider)).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_WhenSourceGivesEndedKey_KeepsTheOldOneWhileItLasts()
    {
        await _bench.GetAsync(_provider);
        var ended = new RdsCredentials("ID-9", Secrets.Key(9), Secrets.Token(9), _bench.Now);
        _fetcher.Fetch = () => Task.FromResult(ended);
        _bench.Clock.Advance(TimeSpan.FromMinutes(59.5));

        var kept = await _bench.GetAsync(_provider);
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var reason = await _bench.ReasonAsync(_provider);

        Assert.Equal("ID-1", kept.AccessKeyId);
        Assert.Contains("gave a key that ended at 2026-01-02T03:04:05Z", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfSessionOf15Minutes_IsNotRefreshedAtEveryCall()
    {
        _fetcher.Fetch = () => Task.FromResult(new RdsCredentials("ID-1", Secrets.Key(1), Secrets.Token(1), _bench.Now + Duration.FromMinutes(15)));

        for (var minute = 0; minute < 11; minute++)
        {
            await _bench.GetAsync(_provider);
            _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, _fetcher.Fetches);
    }

    [Fact]
    public async Task GetCredentials_OfKeyWithoutEnd_IsRefreshedAfterAnHourAndOutlivesFailures()
    {
        _fetcher.Fetch = () => Task.FromResult(new RdsCredentials("ID-1", Secrets.Key(1)));
        await _bench.GetAsync(_provider);
        _bench.Clock.Advance(TimeSpan.FromMinutes(59));
        await _bench.GetAsync(_provider);
        var before = _fetcher.Fetches;
        _fetcher.Fetch = () => throw new RdsCredentialsUnavailableException("The vault is sealed.");

        _bench.Clock.Advance(TimeSpan.FromDays(1));
        var kept = await _bench.GetAsync(_provider);
        await _bench.Log.WaitForAsync(RefreshFailed);

        Assert.Equal((1, 2, "ID-1"), (before, _fetcher.Fetches, kept.AccessKeyId));
    }

    [Fact]
    public async Task RefreshCredentials_OfKeyThatManyCallersSawRefused_RefreshesOnce()
    {
        var rejected = await _bench.GetAsync(_provider);

        var next = new TaskCompletionSource<RdsCredentials>();
        _fetcher.Fetch = () => next.Task;

        var callers = Enumerable.Range(0, 50).Select(_ => _bench.RefreshAsync(_provider, rejected)).ToArray();
        next.SetResult(_bench.Key(2));
        var all = await Task.WhenAll(callers);
        var late = await _bench.RefreshAsync(_provider, rejected);

        Assert.Equal(2, _fetcher.Fetches);
        Assert.All(all.Append(late), credentials => Assert.Equal("ID-2", credentials.AccessKeyId));
    }

    [Fact]
    public async Task RefreshCredentials_WhenThatFails_ThrowsTheReason()
    {
        var rejected = await _bench.GetAsync(_provider);
        _fetcher.Fetch = () => throw new RdsCredentialsUnavailableException("STS is down.");

        var failure = await _bench.FailAsync(() => _bench.RefreshAsync(_provider, rejected));

        Assert.Equal("STS is down.", failure.Message);
    }

    public void Dispose() => _bench.Dispose();
}
