namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>A refusal as the service writes it.</summary>
internal sealed record ServiceError(int Status, string Code, string Message)
{
    /// <summary>Members of <c>AccessDeniedDetail</c>, or null.</summary>
    public IReadOnlyDictionary<string, string>? AccessDeniedDetail { get; init; }
}
