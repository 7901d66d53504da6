using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>An object store on a socket, with one object. It tells the truth unless <see cref="Lie"/> says otherwise. Two of them can play
/// the internal and the public host.</summary>
internal sealed class RawObjectStore : IAsyncDisposable
{
    private readonly RawServer _server;

    internal RawObjectStore(StoredObject stored)
    {
        Object = stored;
        _server = RawServer.Start(ServeAsync);
    }

    internal StoredObject Object { get; set; }

    /// <summary>Gives the response in place of the honest one. The number of the request is counted from 1, which is the first look at the object.</summary>
    internal Func<RawRequest, ObjectReply, ObjectReply> Lie { get; set; } = (_, honest) => honest;

    /// <summary>Whether it closes a connection when the client says that it sends no further request over it, as it must.</summary>
    internal bool HeedsClose { get; set; } = true;

    internal IReadOnlyList<RawRequest> Requests => _server.Requests;

    /// <summary>The link to the object, with a signature that must turn up nowhere.</summary>
    internal Uri Link(int number) =>
        new($"http://127.0.0.1:{_server.Port}{StoredObject.Path}?Expires=4102444800&OSSAccessKeyId=k{number}&Signature={DownloadSite.Signature}%3D");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        while (await connection.ReadRequestAsync() is { } request)
        {
            var reply = Lie(request, Object.Respond(request));
            if (HeedsClose && reply.Status != 0 && request.Header("Connection") == "close")
            {
                reply = reply.With("Connection", "close") with { Then = reply.Then == AfterReply.KeepOpen ? AfterReply.Close : reply.Then };
            }

            await connection.SendAsync(reply.ToBytes());
            switch (reply.Then)
            {
                case AfterReply.Close:
                    return;
                case AfterReply.Reset:
                    connection.Reset();
                    return;
                case AfterReply.Hang:
                    await connection.HangAsync();
                    return;
            }
        }
    }
}
