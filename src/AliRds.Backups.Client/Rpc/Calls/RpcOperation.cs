using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Diagnosis;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>An operation of the service, as data: all that one differs from another by. <see cref="RpcCaller"/> runs every operation.</summary>
/// <typeparam name="TResult">What a response of the operation becomes.</typeparam>
internal abstract class RpcOperation<TResult>
    where TResult : class
{
    /// <summary>The name of the operation, such as <c>DescribeBackups</c>.</summary>
    internal abstract string Action { get; }

    /// <summary>The version of the product's API, such as <c>2014-08-15</c>.</summary>
    internal abstract string Version { get; }

    /// <summary>The parameters of this call, in any order; names occur once.</summary>
    internal abstract IReadOnlyList<RpcParameter> Parameters { get; }

    /// <summary>The instance that the call is about, for spans, logs and hints.</summary>
    internal virtual string? DbInstanceId => null;

    /// <summary>The page that the call asks for, for spans and logs.</summary>
    internal virtual int? PageNumber => null;

    /// <summary>The format that the operation must be answered in; <see langword="null"/> for the one that the options choose.</summary>
    internal virtual RdsResponseFormat? Format => null;

    /// <summary>Whether sending the call twice does no harm. Only then is it retried.</summary>
    internal virtual bool IsIdempotent => true;

    /// <summary>A parameter's value that nobody may read, such as a token; <see langword="null"/> when there is none.</summary>
    internal virtual string? SecretParameter => null;

    /// <summary>What may help against a refusal: by default, what its code says in any product.</summary>
    internal virtual RetryAdvice GetRetryAdvice(RdsServiceException refusal) => refusal.RetryAdvice;

    /// <summary>Says what to do about a failed call; <see langword="null"/> when there is no advice.</summary>
    internal virtual string? GetHint(RdsCallException failure, Instant now) => CallHints.For(failure, Action, DbInstanceId, now);

    /// <summary>Reads a response: the result, or the failure that it tells of.</summary>
    internal TResult ReadResponse(RawResponse response, ResponseReader reader, CancellationToken cancellationToken)
    {
        try
        {
            reader.ThrowIfRefused(response, cancellationToken);
            return Read(response, reader, cancellationToken);
        }
        catch (RdsServiceException exception) when (exception.RetryAdvice == RetryAdvice.None && ResultOf(exception.Error) is { } result)
        {
            return result;
        }
    }

    /// <summary>The result that an error code of the operation stands for; <see langword="null"/> when the error is a failure.</summary>
    private protected virtual TResult? ResultOf(ServiceError error) => null;

    /// <summary>Reads a response with a status of success.</summary>
    /// <exception cref="RdsResponseFormatException">It is no response of this operation.</exception>
    /// <exception cref="RdsServiceException">It tells of a failure, or lacks what the call asked for.</exception>
    private protected abstract TResult Read(RawResponse response, ResponseReader reader, CancellationToken cancellationToken);

    /// <summary>What telemetry says of a result.</summary>
    /// <param name="result">The result, of the service or of a step in its place.</param>
    /// <param name="requestId">The id of the request, from the headers of the response.</param>
    internal virtual RpcResultFacts Describe(TResult result, string? requestId) => new(requestId);
}

/// <summary>What telemetry says of a result.</summary>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Rows">How many rows a page holds; <see langword="null"/> when the operation has no rows.</param>
/// <param name="TotalRows">How many rows the service counts.</param>
/// <param name="UnreadableFields">How many fields could not be read.</param>
/// <param name="FirstUnreadableField">The name of the first of them.</param>
internal readonly record struct RpcResultFacts(
    string? RequestId, int? Rows = null, long? TotalRows = null, int UnreadableFields = 0, string? FirstUnreadableField = null);
