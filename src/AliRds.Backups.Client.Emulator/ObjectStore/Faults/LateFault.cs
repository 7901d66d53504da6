using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

internal sealed class LateFault(Duration wait) : ObjectFault("Delay", at: null)
{
    internal override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        await exchange.WaitAsync(wait);
        await exchange.SendAsync(response);
    }
}
