using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rooms;

/// <summary>One service behind the emulator's port. The first room that serves a request gets it.</summary>
internal interface IEmulatorRoom
{
    /// <summary>Whether the request belongs to this room, judged by host, path or method.</summary>
    bool Serves(HttpRequest request);

    /// <summary>Answers the request and writes it to the journal.</summary>
    Task HandleAsync(HttpContext http);
}
