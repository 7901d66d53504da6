using System.Globalization;
using System.Text;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Keys;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Credentials.Chain;

/// <summary>
/// Asks sources in order and stays with the first that works: later calls ask it alone, so that a fault of it cannot silently change
/// who the program is. Nothing is remembered of a round in which none worked.
/// </summary>
internal sealed class ChainCredentialsProvider(IReadOnlyList<ChainMember> members, CredentialsRuntime runtime) : IRdsCredentialsProvider
{
    private ChainMember? _settled;

    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) =>
        Volatile.Read(ref _settled) is { } settled ? settled.Provider.GetCredentialsAsync(cancellationToken) : SearchAsync(cancellationToken);

    public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default) =>
        Volatile.Read(ref _settled) is { } settled
            ? settled.Provider.RefreshCredentialsAsync(rejected, cancellationToken)
            : SearchAsync(cancellationToken);

    private async ValueTask<RdsCredentials> SearchAsync(CancellationToken cancellationToken)
    {
        var reasons = new List<string>(members.Count);
        foreach (var member in members)
        {
            if (member.SwitchedOffBy() is { } off)
            {
                reasons.Add($"switched off by {off}.");
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
        // Callers that search at the same time agree: the first one's find counts.
        if (Interlocked.CompareExchange(ref _settled, member, null) is null)
        {
            Log.ChainSettled(runtime.Log, member.Name);
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
