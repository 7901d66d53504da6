using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The correct response, after a delay.</summary>
internal sealed class DelayFault(Duration wait) : ObjectFault("Delay")
{
    public override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        await exchange.WaitAsync(wait);
        await exchange.SendAsync(response);
    }
}
