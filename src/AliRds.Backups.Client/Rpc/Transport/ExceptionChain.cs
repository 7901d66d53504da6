namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Searches an exception and its inner exceptions.</summary>
internal static class ExceptionChain
{
    /// <summary>The outermost exception of a type, starting with the exception itself; <see langword="null"/> if there is none.</summary>
    internal static T? Find<T>(this Exception exception)
        where T : Exception
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }
}
