using System.Globalization;
using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Operations.AssumeRole;

/// <summary>What both ways to assume a role ask for.</summary>
internal sealed record AssumeRoleRequest(string RoleArn, string SessionName, TimeSpan Duration)
{
    /// <summary>A policy that narrows what the session may do.</summary>
    internal string? Policy { get; init; }

    /// <summary>Writes the request as parameters. What is blank is not sent.</summary>
    /// <param name="others">Parameters that only one of the operations has.</param>
    internal IReadOnlyList<RpcParameter> ToParameters(params ReadOnlySpan<(string Name, string? Value)> others)
    {
        List<RpcParameter> parameters =
        [
            new("RoleArn", RoleArn),
            new("RoleSessionName", SessionName),
            new("DurationSeconds", Duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
        ];
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("Policy", Policy), .. others])
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                parameters.Add(new(name, value));
            }
        }

        return parameters;
    }
}
