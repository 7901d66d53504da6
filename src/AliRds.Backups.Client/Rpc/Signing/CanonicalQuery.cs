namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>The query as both signature versions sign it: encoded, and sorted ordinally by the unencoded names.</summary>
internal static class CanonicalQuery
{
    /// <summary>Sorts the parameters in place and writes them.</summary>
    internal static string Create(RpcParameter[] parameters)
    {
        var builder = new Utf8Builder(stackalloc byte[512]);
        try
        {
            Append(ref builder, parameters);
            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>Sorts the parameters in place and appends them.</summary>
    internal static void Append(ref Utf8Builder builder, RpcParameter[] parameters)
    {
        if (!IsSorted(parameters))
        {
            Array.Sort(parameters, Compare);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (i > 0)
            {
                builder.Append((byte)'&');
            }

            builder.AppendEncoded(parameters[i].Name);
            builder.Append((byte)'=');
            builder.AppendEncoded(parameters[i].Value);
        }
    }

    private static bool IsSorted(RpcParameter[] parameters)
    {
        for (var i = 1; i < parameters.Length; i++)
        {
            if (Compare(parameters[i - 1], parameters[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(RpcParameter left, RpcParameter right) => string.CompareOrdinal(left.Name, right.Name);
}
