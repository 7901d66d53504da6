using System.Globalization;
using AliRds.Backups.Client.ConformanceTests.Signing;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.ConformanceTests.AnyAction;

/// <summary>A random call of any operation: the parameters as the vendor's clients take them, with lists and objects.</summary>
internal sealed record ActionCase(
    string Action, IReadOnlyDictionary<string, object> Parameters, string AccessKeyId, string AccessKeySecret, string? SecurityToken)
{
    private const int Count = 200;
    private const int Seed = 20140816;

    private static readonly string[] Verbs = ["Describe", "List", "Create", "Modify", "Delete"];

    /// <summary>The same in every run.</summary>
    public static IReadOnlyList<ActionCase> All { get; } = Draw();

    /// <summary>The request as a user of our client makes it: each value of a list has a number in its name.</summary>
    public RdsActionRequest ToRequest() => Flatten(Parameters).Aggregate(
        new RdsActionRequest(Action),
        (request, parameter) => parameter.Value switch
        {
            long number => request.With(parameter.Name, number),
            bool flag => request.With(parameter.Name, flag),
            var text => request.With(parameter.Name, (string)text),
        });

    public StaticCredentialsProvider ToProvider() => new(AccessKeyId, AccessKeySecret, SecurityToken);

    /// <summary>The call as <c>sign.js</c> takes it.</summary>
    public object ToMessage(string host, string timestamp, string nonce) => new
    {
        host,
        action = Action,
        version = SigningCase.Version,
        format = "JSON",
        parameters = Parameters,
        accessKeyId = AccessKeyId,
        accessKeySecret = AccessKeySecret,
        securityToken = SecurityToken,
        timestamp,
        nonce,
    };

    /// <summary>Every value with its whole name.</summary>
    public static IEnumerable<(string Name, object Value)> Flatten(IEnumerable<KeyValuePair<string, object>> members) =>
        members.SelectMany(member => member.Value switch
        {
            IReadOnlyList<object> list => Flatten(list.Select((item, index) => Numbered(index, item))).Select(Under(member.Key)),
            IReadOnlyDictionary<string, object> inner => Flatten(inner).Select(Under(member.Key)),
            var value => [(member.Key, value)],
        });

    private static KeyValuePair<string, object> Numbered(int index, object item) =>
        new((index + 1).ToString(CultureInfo.InvariantCulture), item);

    private static Func<(string Name, object Value), (string Name, object Value)> Under(string prefix) =>
        parameter => ($"{prefix}.{parameter.Name}", parameter.Value);

    private static List<ActionCase> Draw()
    {
        var random = new Random(Seed);
        var text = new RandomText(random);
        return [.. Enumerable.Range(0, Count).Select(_ => Draw(random, text))];
    }

    private static ActionCase Draw(Random random, RandomText text) => new(
        Verbs[random.Next(Verbs.Length)] + text.Alphanumeric(random.Next(1, 30)),
        DrawMembers(random.Next(12), text, () => DrawValue(random, text)),
        text.Alphanumeric(random.Next(5, 30)),
        text.HeaderSafe(random.Next(5, 80)),
        random.Next(2) == 0 ? null : text.HeaderSafe(random.Next(5, 900)));

    private static object DrawValue(Random random, RandomText text) => random.Next(6) switch
    {
        0 => random.NextInt64(-(1L << 53), 1L << 53),
        1 => random.Next(2) == 0,
        2 => DrawList(random.Next(5), text.Value),
        3 => DrawList(random.Next(1, 4), () => DrawMembers(random.Next(1, 4), text, () => DrawLeaf(random, text))),
        _ => text.Value(),
    };

    /// <summary>What an object in a list may hold: pop-core knows texts and lists there.</summary>
    private static object DrawLeaf(Random random, RandomText text) =>
        random.Next(3) == 0 ? DrawList(random.Next(3), text.Value) : text.Value();

    private static List<object> DrawList(int count, Func<object> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];

    private static Dictionary<string, object> DrawMembers(int count, RandomText text, Func<object> draw)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var left = count; left > 0; left--)
        {
            members[text.NameOf(5 + left)] = draw();
        }

        return members;
    }
}
