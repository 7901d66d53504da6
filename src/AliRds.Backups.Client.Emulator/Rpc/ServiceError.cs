namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>An error as the service returns it.</summary>
internal sealed record ServiceError(int StatusCode, string Code, string Message)
{
    /// <summary>Members of <c>AccessDeniedDetail</c>, or null.</summary>
    public IReadOnlyDictionary<string, string>? AccessDeniedDetail { get; init; }
}
