using AliRds.Backups.Client.IntegrationTests.Client.Support;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>A client that is never idle notices that its host has moved, and one that is idle outlives the gateway's patience.</summary>
public sealed class ConnectionTests
{
    [Fact(Timeout = 60_000)]
    public async Task Lifetime_OfABusyConnection_EndsSoThatAnotherAddressIsFound()
    {
        await using var before = await ClientFixture.StartAsync();
        await using var after = await ClientFixture.StartAsync();
        await using var first = new Relay(before.Emulator.Endpoint);
        await using var second = new Relay(after.Emulator.Endpoint);
        var named = first;
        using var handler = RdsHttpHandler.Create(new RdsConnectionOptions { Lifetime = TimeSpan.FromMilliseconds(100) });
        handler.ConnectCallback = (context, token) => named.ConnectAsync(context, token);
        using var http = new HttpClient(handler);
        using var client = new RdsBackupsClient(first.Options(before), http);

        await ClientFixture.ReadPageAsync(client);
        named = second;
        while (after.Emulator.Journal.ReceivedCount == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.NotEmpty((await ClientFixture.ReadPageAsync(client)).Backups);
        }

        Assert.Equal(1, second.Connections);
    }

    [Fact]
    public async Task IdleConnection_ClosedByTheServer_IsReplacedWithoutARetry()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var relay = new Relay(fixture.Emulator.Endpoint);
        using var handler = RdsHttpHandler.Create(new RdsConnectionOptions());
        handler.ConnectCallback = relay.ConnectAsync;
        using var http = new HttpClient(handler);
        var options = relay.Options(fixture);
        options.Retry.MaxRetries = 0;
        using var client = new RdsBackupsClient(options, http);

        await ClientFixture.ReadPageAsync(client);
        relay.CloseConnections();
        await ClientFixture.ReadPageAsync(client);
        relay.DropNextRequests();
        await ClientFixture.ReadPageAsync(client);

        Assert.Equal((3, 3), (relay.Connections, fixture.Emulator.Journal.ReceivedCount));
    }
}
