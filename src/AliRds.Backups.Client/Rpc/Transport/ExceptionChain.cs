namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Looks through the causes of an exception.</summary>
internal static class ExceptionChain
{
    /// <summary>The outermost cause of a type, the exception itself included; <see langword="null"/> when there is none.</summary>
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
