using System.Collections.Concurrent;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Runtime;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Support;

/// <summary>A machine in memory: files, variables, programs, hosts and a clock. When it is taken down, all that was logged, thrown and
/// printed is searched for secrets.</summary>
internal sealed class CredentialsBench : IDisposable
{
    public const string Home = "/home/user";

    private readonly ConcurrentQueue<string> _printed = [];
    private readonly HttpClient _client;

    public CredentialsBench()
    {
        Files = new MemoryFiles(Stall);
        Processes = new ScriptedProcesses(Stall);
        _client = new HttpClient(new StallHandler(Stall, Http)) { Timeout = Timeout.InfiniteTimeSpan };
        Services = new CredentialsServices(_client, Clock)
        {
            CreateMetadataHttpClient = () => new HttpClient(new StallHandler(Stall, Http), disposeHandler: false),
            Variables = new(name => Variables.GetValueOrDefault(name)),
            Files = Files,
            Processes = Processes,
            StsRetry = new() { MaxRetries = 3, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, BudgetCapacity = 0 },
            Random = () => 0,
            Logger = Log,
        };
        Factory = new RdsCredentialsProviderFactory(Services);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public Dictionary<string, string?> Variables { get; } = new() { ["HOME"] = Home };

    public Stall Stall { get; } = new();

    public MemoryFiles Files { get; }

    public ScriptedProcesses Processes { get; }

    public MockHttpMessageHandler Http { get; } = new();

    public CapturingLogger Log { get; } = new();

    public CredentialsServices Services { get; }

    public RdsCredentialsProviderFactory Factory { get; }

    public Instant Now => Services.ServiceClock.GetCurrentInstant();

    /// <summary>The end of a key that is given now and lasts an hour, as the service writes it.</summary>
    public string InAnHour => (Now + Duration.FromHours(1)).ToString();

    public string KeyJson(int number) =>
        $$"""{"Code":"Success","AccessKeyId":"ID-{{number}}","AccessKeySecret":"{{Secrets.Key(number)}}","SecurityToken":"{{Secrets.Token(number)}}","Expiration":"{{InAnHour}}"}""";

    public string StsJson(int number) => $$"""{"RequestId":"REQ-{{number}}","Credentials":{{KeyJson(number)}}}""";

    public RdsCredentials Key(int number) => new($"ID-{number}", Secrets.Key(number), Secrets.Token(number), Now + Duration.FromHours(1));

    public async Task<RdsCredentials> GetAsync(IRdsCredentialsProvider provider)
    {
        var credentials = await provider.GetCredentialsAsync(TestContext.Current.CancellationToken);
        _printed.Enqueue(credentials.ToString());
        return credentials;
    }

    public async Task<RdsCredentials> RefreshAsync(IRdsCredentialsProvider provider, RdsCredentials rejected)
    {
        var credentials = await provider.RefreshCredentialsAsync(rejected, TestContext.Current.CancellationToken);
        _printed.Enqueue(credentials.ToString());
        return credentials;
    }

    public async Task<RdsCredentialsUnavailableException> FailAsync(Func<Task> act)
    {
        var failure = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(act);
        _printed.Enqueue(failure.ToString());
        return failure;
    }

    /// <summary>The id of the key that comes, or the reason why none does.</summary>
    public async Task<string> OutcomeAsync(IRdsCredentialsProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            var credentials = await provider.GetCredentialsAsync(cancellationToken);
            _printed.Enqueue(credentials.ToString());
            return credentials.AccessKeyId;
        }
        catch (RdsCredentialsUnavailableException failure)
        {
            _printed.Enqueue(failure.ToString());
            return failure.Message;
        }
        catch (OperationCanceledException failure) when (failure.CancellationToken == cancellationToken)
        {
            return "cancelled";
        }
    }

    public async Task<string> ReasonAsync(IRdsCredentialsProvider provider) => (await FailAsync(() => GetAsync(provider))).Message;

    /// <summary>Moves the clock on each time that something has come to a standstill, until the call ends.</summary>
    public async Task OutwaitAsync(Task call, TimeSpan step)
    {
        while (await Task.WhenAny(call, Stall.ArrivalAsync()) != call)
        {
            Clock.Advance(step);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        Assert.All(Log.Lines.Concat(_printed), AssertClean);
    }

    private static void AssertClean(string text) =>
        Assert.All(Secrets.Marks, mark => Assert.DoesNotContain(mark, text, StringComparison.OrdinalIgnoreCase));
}
