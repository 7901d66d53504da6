using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client;

/// <summary>A request for any operation of RDS. It is immutable: each <c>With</c> method returns a new request.</summary>
/// <remarks>Use it where the client has no method for an operation. The vendor's API pages list the parameters of each operation.</remarks>
public sealed class RdsActionRequest
{
    private static readonly string[] PrefixesOfReads = ["Describe", "List", "Query", "Check"];

    /// <summary>Names of parameters that documented operations have. The vendor's clients do not agree on how to sign others.</summary>
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");

    /// <summary>The parameters that the client adds to every call.</summary>
    private static readonly FrozenSet<string> CommonParameters = FrozenSet.ToFrozenSet(
        [
            "AccessKeyId", "Action", "Format", "SecurityToken", "Signature", "SignatureMethod", "SignatureNonce", "SignatureType",
            "SignatureVersion", "Timestamp", "Version",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly bool? _isIdempotent;

    /// <summary>Creates a request without parameters.</summary>
    /// <param name="action">The name of the operation, such as <c>DescribeBackupPolicy</c>.</param>
    /// <exception cref="ArgumentException">The name is empty, or has other characters than ASCII letters and digits.</exception>
    public RdsActionRequest(string action)
        : this(action, FrozenDictionary<string, string>.Empty, isIdempotent: null)
    {
        ArgumentException.ThrowIfNullOrEmpty(action);
        if (!action.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException(
                "The action is not the name of an operation. Use letters and digits, as in DescribeBackupPolicy.", nameof(action));
        }
    }

    private RdsActionRequest(string action, IReadOnlyDictionary<string, string> parameters, bool? isIdempotent) =>
        (Action, Parameters, _isIdempotent) = (action, parameters, isIdempotent);

    /// <summary>The name of the operation.</summary>
    public string Action { get; }

    /// <summary>The parameters by name, not encoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Whether the call may be sent again when an attempt fails.</summary>
    /// <value>
    /// Default: <see langword="true"/> for operations whose name begins with <c>Describe</c>, <c>List</c>, <c>Query</c> or <c>Check</c>,
    /// else <see langword="false"/>, because a write may have taken effect although its response was lost. <see cref="WithRetries"/>
    /// changes it.
    /// </value>
    public bool IsIdempotent => _isIdempotent ?? PrefixesOfReads.Any(prefix => Action.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Adds a parameter, or replaces the one with the same name.</summary>
    /// <param name="name">
    /// The name, such as <c>DBInstanceId</c>. Items of lists have a number in their name, counted from 1, such as <c>Tag.1.Key</c>.
    /// </param>
    /// <param name="value">The value, not encoded.</param>
    /// <exception cref="ArgumentException">
    /// The name is empty; or it has other characters than ASCII letters, digits, dots, hyphens and underscores; or the client sets this
    /// parameter itself, such as <c>Action</c> or <c>Signature</c>.
    /// </exception>
    public RdsActionRequest With(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ArgumentException(
                "The name is not that of a parameter. Use letters, digits and dots, as in DBInstanceId or Tag.1.Key.", nameof(name));
        }

        if (CommonParameters.Contains(name))
        {
            throw new ArgumentException($"The client sets the parameter {name} itself. Leave it out.", nameof(name));
        }

        return new(Action, new Dictionary<string, string>(Parameters, StringComparer.Ordinal) { [name] = value }, _isIdempotent);
    }

    /// <inheritdoc cref="With(string, string)"/>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, sent as decimal digits.</param>
    public RdsActionRequest With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="With(string, string)"/>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, sent as <c>true</c> or <c>false</c>.</param>
    public RdsActionRequest With(string name, bool value) => With(name, value ? "true" : "false");

    /// <inheritdoc cref="With(string, string)"/>
    /// <param name="name">The name.</param>
    /// <param name="value">
    /// The value, sent in UTC and cut to the second, such as <c>2026-11-03T02:00:00Z</c>. For operations that take minutes, pass a string.
    /// </param>
    public RdsActionRequest With(string name, Instant value) => With(name, InstantPattern.General.Format(value));

    /// <summary>Sets whether the call may be sent again when an attempt fails.</summary>
    /// <param name="isIdempotent">
    /// <see langword="true"/> when a second call does no harm, for example because it has a <c>ClientToken</c>.
    /// </param>
    public RdsActionRequest WithRetries(bool isIdempotent = true) => new(Action, Parameters, isIdempotent);
}
