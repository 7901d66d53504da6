using System.Text;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The data from which a fault builds a wrong response.</summary>
/// <param name="Request">The request.</param>
/// <param name="Stored">The object; null if there is none or the link is rejected.</param>
/// <param name="Response">The correct response.</param>
/// <param name="Now">The time.</param>
/// <param name="Refuse">Creates the response for an error.</param>
internal sealed record ObjectFaultContext(
    ObjectRequest Request, StoredObject? Stored, ObjectResponse Response, Instant Now, Func<ObjectError, ObjectResponse> Refuse)
{
    /// <summary>Creates a response that does not come from the object store.</summary>
    public static ObjectResponse Foreign(int statusCode, string contentType, string body) =>
        ObjectResponse.Create(statusCode, contentType, Encoding.UTF8.GetBytes(body));

    /// <summary>The same response with its range shifted, as far as the object reaches.</summary>
    public ObjectResponse Shift(long bytes)
    {
        if (Stored is null || Response.StatusCode != 206)
        {
            return Response;
        }

        var offset = Math.Clamp(Response.Range.Offset + bytes, 0, Stored.Content.Length - Response.Range.Length);
        return ObjectResponses.Content(Stored, Response.Range with { Offset = offset });
    }
}
