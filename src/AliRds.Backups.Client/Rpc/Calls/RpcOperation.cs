using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Diagnosis;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>
/// An operation of the service, as data: everything that differs between operations. <see cref="RpcCaller"/> runs all of them.
/// </summary>
/// <typeparam name="TResult">The result of the operation.</typeparam>
internal abstract class RpcOperation<TResult>
    where TResult : class
{
    /// <summary>The name of the operation, such as <c>DescribeBackups</c>.</summary>
    internal abstract string Action { get; }

    /// <summary>The version of the product's API, such as <c>2014-08-15</c>.</summary>
    internal abstract string Version { get; }

    /// <summary>The parameters of this call, in any order; each name occurs once.</summary>
    internal abstract IReadOnlyList<RpcParameter> Parameters { get; }

    /// <summary>The instance that the call is about, for spans, logs and hints.</summary>
    internal virtual string? DbInstanceId => null;

    /// <summary>The page that the call requests, for spans and logs.</summary>
    internal virtual int? PageNumber => null;

    /// <summary>The response format that the operation requires; <see langword="null"/> for the one in the options.</summary>
    internal virtual RdsResponseFormat? Format => null;

    /// <summary>Whether it is safe to send the call twice. Only then is it retried.</summary>
    internal virtual bool IsIdempotent => true;

    /// <summary>The value of a secret parameter, such as a token; <see langword="null"/> if there is none.</summary>
    internal virtual string? SecretParameter => null;

    /// <summary>What may help after an error of the service. By default, this depends on the error code alone.</summary>
    internal virtual RetryAdvice GetRetryAdvice(RdsServiceException refusal) => refusal.RetryAdvice;

    /// <summary>Says what to do about a failed call; <see langword="null"/> if there is no advice.</summary>
    internal virtual string? GetHint(RdsCallException failure, Instant now) => CallHints.For(failure, Action, DbInstanceId, now);

    /// <summary>Reads a response: returns the result, or throws the failure that the response reports.</summary>
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

    /// <summary>The result that an error code of the operation means; <see langword="null"/> if the error is a failure.</summary>
    private protected virtual TResult? ResultOf(ServiceError error) => null;

    /// <summary>Reads a response with a success status.</summary>
    /// <exception cref="RdsResponseFormatException">The body is not a response of this operation.</exception>
    /// <exception cref="RdsServiceException">The response reports a failure, or lacks what the call asked for.</exception>
    private protected abstract TResult Read(RawResponse response, ResponseReader reader, CancellationToken cancellationToken);

    /// <summary>What telemetry reports about a result.</summary>
    /// <param name="result">The result, from the service or from a step that replaced it.</param>
    /// <param name="requestId">The id of the request, from the headers of the response.</param>
    internal virtual RpcResultFacts Describe(TResult result, string? requestId) => new(requestId);
}

/// <summary>What telemetry reports about a result.</summary>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Rows">The number of rows on a page; <see langword="null"/> if the operation has no rows.</param>
/// <param name="TotalRows">The total number of rows that the service reports.</param>
/// <param name="UnreadableFields">The number of fields that could not be read.</param>
/// <param name="FirstUnreadableField">The name of the first of them.</param>
internal readonly record struct RpcResultFacts(
    string? RequestId, int? Rows = null, long? TotalRows = null, int UnreadableFields = 0, string? FirstUnreadableField = null);
