namespace AliRds.Backups.Client.Credentials.Chain;

/// <summary>One source of the chain.</summary>
/// <param name="Name">The vendor's name of the source.</param>
/// <param name="Provider">Where its key comes from.</param>
/// <param name="SwitchedOffBy">Tells which switch turns the source off now; <see langword="null"/> when none does.</param>
internal sealed record ChainMember(string Name, IRdsCredentialsProvider Provider, Func<string?> SwitchedOffBy);
