using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client;

/// <summary>A call of any operation of the service, by its name. It never changes; each <c>With</c> makes another one.</summary>
/// <remarks>Use it for operations that this package has no method for. The service's own pages say which parameters an operation takes.</remarks>
public sealed class RdsActionRequest
{
    private static readonly string[] PrefixesOfReads = ["Describe", "List", "Query", "Check"];

    /// <summary>What the client adds to every call.</summary>
    private static readonly FrozenSet<string> CommonParameters = FrozenSet.ToFrozenSet(
        [
            "AccessKeyId", "Action", "Format", "SecurityToken", "Signature", "SignatureMethod", "SignatureNonce", "SignatureType", "SignatureVersion",
            "Timestamp", "Version",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly bool? _isIdempotent;

    /// <summary>Makes a request without parameters.</summary>
    /// <param name="action">The name of the operation, such as <c>DescribeBackupPolicy</c>.</param>
    /// <exception cref="ArgumentException">The name is empty, or holds anything but ASCII letters and digits.</exception>
    public RdsActionRequest(string action)
        : this(action, FrozenDictionary<string, string>.Empty, isIdempotent: null)
    {
        ArgumentException.ThrowIfNullOrEmpty(action);
        if (!action.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("The action is no name of an operation. Give letters and digits, such as DescribeBackupPolicy.", nameof(action));
        }
    }

    private RdsActionRequest(string action, IReadOnlyDictionary<string, string> parameters, bool? isIdempotent) =>
        (Action, Parameters, _isIdempotent) = (action, parameters, isIdempotent);

    /// <summary>The name of the operation.</summary>
    public string Action { get; }

    /// <summary>The parameters by their names, not encoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Whether the call may be sent again when an attempt fails.</summary>
    /// <value>
    /// Default: <see langword="true"/> for operations whose name begins with <c>Describe</c>, <c>List</c>, <c>Query</c> or <c>Check</c>, else
    /// <see langword="false"/>: a write that failed on its way may have been carried out. <see cref="WithRetries"/> changes it.
    /// </value>
    public bool IsIdempotent => _isIdempotent ?? PrefixesOfReads.Any(prefix => Action.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Adds a parameter, or replaces the one of the same name.</summary>
    /// <param name="name">The name, such as <c>DBInstanceId</c>; with a number for lists, such as <c>Tag.1.Key</c>.</param>
    /// <param name="value">The value, not encoded.</param>
    /// <exception cref="ArgumentException">The name is empty, or is one that the client sets itself, such as <c>Action</c> or <c>Signature</c>.</exception>
    public RdsActionRequest With(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (CommonParameters.Contains(name))
        {
            throw new ArgumentException($"The client sets the parameter {name} itself. Leave it out.", nameof(name));
        }

        return new(Action, new Dictionary<string, string>(Parameters, StringComparer.Ordinal) { [name] = value }, _isIdempotent);
    }

    /// <inheritdoc cref="With(string, string)"/>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; sent in decimal digits.</param>
    public RdsActionRequest With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="With(string, string)"/>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; sent as <c>true</c> or <c>false</c>.</param>
    public RdsActionRequest With(string name, bool value) => With(name, value ? "true" : "false");

    /// <inheritdoc cref="With(string, string)"/>
    /// <param name="name">The name.</param>
    /// <param name="value">
    /// The value; sent in UTC to the second, such as <c>2026-11-03T02:00:00Z</c>. Some operations want minutes: give them a text.
    /// </param>
    public RdsActionRequest With(string name, Instant value) => With(name, InstantPattern.General.Format(value));

    /// <summary>Says whether the call may be sent again when an attempt fails.</summary>
    /// <param name="isIdempotent"><see langword="true"/> when sending it twice does no harm, as with a <c>ClientToken</c>.</param>
    public RdsActionRequest WithRetries(bool isIdempotent = true) => new(Action, Parameters, isIdempotent);
}
