namespace AliRds.Backups.Client.Pipeline;

/// <summary>What becomes of a failed attempt.</summary>
internal enum RetryVerdict
{
    /// <summary>Its error ends the call.</summary>
    GiveUp,

    /// <summary>Another attempt follows.</summary>
    TryAgain,

    /// <summary>Another attempt might help, and the budget for it is empty.</summary>
    BudgetEmpty,
}
