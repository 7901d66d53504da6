using System.Globalization;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Signing;

/// <summary>The key by which the service signs its links. Not an account's.</summary>
internal sealed record LinkKey(string Id, string Secret)
{
    private const string EmulatorId = "emulator-oss";

    public static LinkKey For(ulong random) => new(EmulatorId, (~random).ToString("x16", CultureInfo.InvariantCulture));

    public override string ToString() => Id;
}
