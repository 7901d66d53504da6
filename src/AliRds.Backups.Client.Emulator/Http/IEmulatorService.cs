using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Http;

/// <summary>One service on the emulator's port. A request goes to the first service that can handle it.</summary>
internal interface IEmulatorService
{
    /// <summary>Whether the request is for this service, by its host and path.</summary>
    bool CanHandle(HttpRequest request);

    /// <summary>Writes the request to the journal and sends a response.</summary>
    Task HandleAsync(HttpContext http);
}
