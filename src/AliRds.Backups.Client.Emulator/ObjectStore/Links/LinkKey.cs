using System.Globalization;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>The key that the service uses to sign its links. It belongs to no account.</summary>
internal sealed record LinkKey(string Id, string Secret)
{
    private const string EmulatorId = "emulator-oss";

    public static LinkKey Create(ulong random) => new(EmulatorId, (~random).ToString("x16", CultureInfo.InvariantCulture));

    public override string ToString() => Id;
}
