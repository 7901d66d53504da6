using System.Text.Json;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.AnyAction;

/// <summary>An operation that the caller names, and whose response the caller's function reads.</summary>
internal sealed class AnyOperation<TResult>(RdsActionRequest request, RdsActionReader<TResult> read, RdsResponseFormat? format)
    : RdsOperation<TResult>
    where TResult : class
{
    internal override string Action => request.Action;

    internal override IReadOnlyList<RpcParameter> Parameters =>
        [.. request.Parameters.Select(parameter => new RpcParameter(parameter.Key, parameter.Value))];

    internal override RdsResponseFormat? Format => format;

    internal override string? DbInstanceId => request.Parameters.GetValueOrDefault("DBInstanceId");

    internal override bool IsIdempotent => request.IsIdempotent;

    private protected override TResult Read(RawResponse response, ResponseReader reader, CancellationToken cancellationToken)
    {
        reader.ThrowIfFailure(response, cancellationToken);
        try
        {
            return read(new RdsActionResponse(response.Body.Span, response.StatusCode, response.RequestId))
                ?? throw ResponseReader.Unreadable(response, "the caller's reader returned null", RetryAdvice.None);
        }
        catch (JsonException exception)
        {
            throw ResponseReader.Unreadable(response, "it is not the JSON that was expected", RetryAdvice.Retry, exception);
        }
    }
}
