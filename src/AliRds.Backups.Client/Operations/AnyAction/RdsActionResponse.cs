namespace AliRds.Backups.Client;

/// <summary>A successful response to an <see cref="RdsActionRequest"/>. It is valid only while it is read.</summary>
public readonly ref struct RdsActionResponse
{
    internal RdsActionResponse(ReadOnlySpan<byte> content, int statusCode, string? requestId)
    {
        Content = content;
        StatusCode = statusCode;
        RequestId = requestId;
    }

    /// <summary>The decompressed body, in the format that <see cref="RdsBackupsClientOptions.ResponseFormat"/> asks for.</summary>
    public ReadOnlySpan<byte> Content { get; }

    /// <summary>The HTTP status, from 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The request id from the headers; <see langword="null"/> when the service sends none.</summary>
    public string? RequestId { get; }
}

/// <summary>Reads the response of an operation.</summary>
/// <typeparam name="TResult">What the response becomes.</typeparam>
/// <param name="response">The response. It is valid only during the call.</param>
/// <returns>The result, never <see langword="null"/>.</returns>
public delegate TResult RdsActionReader<out TResult>(RdsActionResponse response)
    where TResult : class;
