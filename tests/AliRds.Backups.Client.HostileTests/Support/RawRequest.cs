namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>A request as it came over the wire.</summary>
internal sealed class RawRequest
{
    private readonly string[] _lines;

    internal RawRequest(int number, int connection, string[] lines, string body)
    {
        _lines = lines;
        Number = number;
        Connection = connection;
        Body = body;
    }

    /// <summary>Counted from 1 over all connections.</summary>
    internal int Number { get; }

    /// <summary>The number of the connection over which it came.</summary>
    internal int Connection { get; }

    internal string Method => _lines[0].Split(' ')[0];

    internal string Target => _lines[0].Split(' ')[1];

    internal string Body { get; }

    /// <summary>The value of a header; <see langword="null"/> when it is not there.</summary>
    internal string? Header(string name) => _lines.Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();

    /// <summary>The value of a parameter of the query, decoded; <see langword="null"/> when it is not there.</summary>
    internal string? Parameter(string name) => Target.Split('?', 2).ElementAtOrDefault(1)?.Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? string.Empty))
        .FirstOrDefault();

    /// <summary>The nonce with which the call was signed, of either signature.</summary>
    internal string? Nonce => Header("x-acs-signature-nonce") ?? Parameter("SignatureNonce");

    public override string ToString() => string.Join('\n', _lines);
}
