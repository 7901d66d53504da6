using AliRds.Backups.Client.Tests.Credentials.Support;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

/// <summary>Each source under each condition, under fake time.</summary>
public sealed class SourceMatrixTests : IDisposable
{
    // An outcome is the id of the key that comes, or a part of the reason why none comes; "cancelled" means that nothing but the caller's
    // own token ends the wait. One line a source, one column a condition. The key of the ini file has no end, so it outlives the file for a
    // minute.
    private static readonly string[][] Table =
    [
        // Works Missing Malformed Slow Expired ExpiredAndGone Rotated
        ["static",      "ID-1", "ID-1",                           "ID-1",                       "ID-1",                    "ID-1", "ID-1",                           "ID-1"],
        ["environment", "ID-1", "ACCESS_KEY_ID is not set",       "ACCESS_KEY_SECRET is not",   "ID-1",                    "ID-2", "ACCESS_KEY_ID is not set",       "ID-2"],
        ["profile",     "ID-1", "There is no file",               "has no access_key_secret",   "cancelled",               "ID-2", "ID-1",                           "ID-2"],
        ["cli",         "ID-1", "There is no file",               "not the expected JSON",      "cancelled",               "ID-2", "There is no file",               "ID-2"],
        ["ecs",         "ID-1", "no key of the role 'reader'",    "not the expected JSON",      "respond within 0.5 s",    "ID-2", "no key of the role 'reader'",    "ID-2"],
        ["role",        "ID-1", "is empty. (HTTP status: 404",    "its JSON is invalid at line", "time limit of 20 s",      "ID-2", "is empty. (HTTP status: 404",    "ID-2"],
        ["oidc",        "ID-1", "is empty. (HTTP status: 404",    "its JSON is invalid at line", "time limit of 20 s",      "ID-2", "is empty. (HTTP status: 404",    "ID-2"],
        ["uri",         "ID-1", "returned HTTP status 404",       "not the expected JSON",      "respond within 10 s",     "ID-2", "returned HTTP status 404",       "ID-2"],
        ["process",     "ID-1", "ended with exit code 3",         "not the expected JSON",      "no key came within 60 s", "ID-2", "ended with exit code 3",         "ID-2"],
        ["delegate",    "ID-1", "failed with TimeoutException",   "gave no key",                "no key came within 60 s", "ID-2", "failed with TimeoutException",   "ID-2"],
    ];

    private readonly CredentialsBench _bench = new();

    public static TheoryData<string, Condition, string> Cells =>
        [.. Table.SelectMany(row => Enum.GetValues<Condition>().Select(condition => (row[0], condition, row[1 + (int)condition])))];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task GetCredentials_OfSourceUnderCondition_EndsAsSpecified(string source, Condition condition, string expected)
    {
        var rig = Make(source);

        var outcome = await (condition switch
        {
            Condition.Works => AfterAsync(rig, () => rig.Give(1)),
            Condition.Missing => AfterAsync(rig, rig.Remove),
            Condition.Malformed => AfterAsync(rig, rig.Garble),
            Condition.Slow => SlowAsync(rig),
            Condition.Expired => AfterExpiryAsync(rig, () => rig.Give(2)),
            Condition.ExpiredAndGone => AfterExpiryAsync(rig, rig.Remove),
            _ => AfterRotationAsync(rig),
        });

        Assert.Contains(expected, outcome, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private Task<string> AfterAsync(SourceRig rig, Action change)
    {
        change();
        return _bench.OutcomeAsync(rig.Provider, TestContext.Current.CancellationToken);
    }

    private async Task<string> AfterExpiryAsync(SourceRig rig, Action change)
    {
        rig.Give(1);
        await _bench.GetAsync(rig.Provider);
        _bench.Clock.Advance(TimeSpan.FromHours(2));
        return await AfterAsync(rig, change);
    }

    private async Task<string> AfterRotationAsync(SourceRig rig)
    {
        rig.Give(1);
        var first = await _bench.GetAsync(rig.Provider);
        rig.Give(2);
        return (await _bench.RefreshAsync(rig.Provider, first)).AccessKeyId;
    }

    private async Task<string> SlowAsync(SourceRig rig)
    {
        using var patience = new CancellationTokenSource(SourceRig.CallersPatience, _bench.Clock);
        rig.Give(1);
        rig.Stall();
        var call = _bench.OutcomeAsync(rig.Provider, patience.Token);
        await _bench.OutwaitAsync(call, rig.Patience);
        return await call;
    }

    private SourceRig Make(string source) => source switch
    {
        "static" => new StaticRig(_bench),
        "environment" => new EnvironmentRig(_bench),
        "profile" => new ProfileRig(_bench),
        "cli" => new CliRig(_bench),
        "ecs" => new EcsRig(_bench),
        "role" => new RoleRig(_bench),
        "oidc" => new OidcRig(_bench),
        "uri" => new UriRig(_bench),
        "process" => new ProcessRig(_bench),
        _ => new DelegateRig(_bench),
    };
}
