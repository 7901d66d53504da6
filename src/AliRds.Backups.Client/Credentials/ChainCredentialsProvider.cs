using System.Globalization;
using System.Text;
using AliRds.Backups.Client.Rpc.Keys;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Credentials;

/// <summary>
/// Asks sources in order and stays with the first that works. Later calls ask it alone, so that when it fails, the program does not
/// silently become somebody else. Nothing is remembered of a round in which none worked.
/// </summary>
internal sealed class ChainCredentialsProvider(IReadOnlyList<ChainMember> members, ILogger logger) : IRdsCredentialsProvider
{
    private ChainMember? _settled;

    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) =>
        Volatile.Read(ref _settled) is { } settled
            ? settled.Provider.GetCredentialsAsync(cancellationToken)
            : SearchAsync(cancellationToken);

    public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default) =>
        Volatile.Read(ref _settled) is { } settled
            ? settled.Provider.RefreshCredentialsAsync(rejected, cancellationToken)
            : SearchAsync(cancellationToken);

    private async ValueTask<RdsCredentials> SearchAsync(CancellationToken cancellationToken)
    {
        var reasons = new List<string>(members.Count);
        foreach (var member in members)
        {
            if (member.FindDisablingVariable() is { } variable)
            {
                reasons.Add($"switched off by {variable}.");
                continue;
            }

            try
            {
                var credentials = await member.Provider.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
                Settle(member);
                return credentials;
            }
            catch (RdsCredentialsUnavailableException reason)
            {
                reasons.Add(reason.Message);
            }
            catch (UnsendableKeyException fault)
            {
                reasons.Add(fault.Reason);
            }
        }

        throw new RdsCredentialsUnavailableException(Describe(reasons));
    }

    private void Settle(ChainMember member)
    {
        // When several callers search at the same time, the first one's find counts for all.
        if (Interlocked.CompareExchange(ref _settled, member, null) is null)
        {
            Log.ChainSettled(logger, member.Name);
        }
    }

    private string Describe(List<string> reasons)
    {
        var text = new StringBuilder("No source of credentials works. These were looked at, in this order:");
        for (var i = 0; i < reasons.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {i + 1}. {members[i].Name}: {reasons[i]}");
        }

        return text.Append("\nConfigure one of them, or choose a source in the options.").ToString();
    }
}

/// <summary>One source of the chain.</summary>
/// <param name="Name">The vendor's name of it.</param>
/// <param name="Provider">Gives its key.</param>
/// <param name="FindDisablingVariable">Gives the variable that switches the source off; <see langword="null"/> when none does.</param>
internal sealed record ChainMember(string Name, IRdsCredentialsProvider Provider, Func<string?> FindDisablingVariable);
