using System.Net;
using System.Text;

namespace AliRds.Backups.Client.Tests.Support;

/// <summary>What a scripted server does with one attempt.</summary>
internal static class Step
{
    internal delegate Task<HttpResponseMessage> Respond(HttpRequestMessage request, CancellationToken cancellationToken);

    internal static Respond Ok { get; } = Answer(200, Bodies.EmptyJson);

    internal static Respond Throttled { get; } = Error(400, "Throttling.User");

    internal static Respond Answer(int status, string body, params (string Name, string Value)[] headers) => (request, _) =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8), RequestMessage = request };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    };

    internal static Respond Error(int status, string code, params (string Name, string Value)[] headers) => Answer(status, Bodies.JsonError(code), headers);

    internal static Respond Fault(Exception exception) => (_, _) => Task.FromException<HttpResponseMessage>(exception);

    /// <summary>Does something when the attempt has begun, and never answers.</summary>
    internal static Respond Stall(Action whenBegun) => (_, cancellationToken) =>
    {
        whenBegun();
        return new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken);
    };
}
