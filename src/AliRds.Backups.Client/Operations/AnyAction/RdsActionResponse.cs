namespace AliRds.Backups.Client;

/// <summary>What the service answered to a call of any operation, with a status of success. It is valid only while it is being read.</summary>
public readonly ref struct RdsActionResponse
{
    internal RdsActionResponse(ReadOnlySpan<byte> content, int statusCode, string? requestId)
    {
        Content = content;
        StatusCode = statusCode;
        RequestId = requestId;
    }

    /// <summary>The body, after decompression: JSON or XML, as <see cref="RdsBackupsClientOptions.ResponseFormat"/> asks for.</summary>
    public ReadOnlySpan<byte> Content { get; }

    /// <summary>The HTTP status, from 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The id of the request, from the headers; <see langword="null"/> when the service sent none.</summary>
    public string? RequestId { get; }
}
