namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>Servers that take a request and close the connection without a byte of a response.</summary>
internal static class Closing
{
    /// <summary>Every connection ends so, at its first request.</summary>
    internal static RawServer Always() => RawServer.Start(connection => connection.ReadRequestAsync());

    /// <summary>Every connection answers its first request with a page, and ends at its second.</summary>
    internal static RawServer AtTheSecondRequest(bool byReset = false) => RawServer.Start(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        await connection.ReadRequestAsync();
        if (byReset)
        {
            connection.Reset();
        }
    });
}
