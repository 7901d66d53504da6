using NodaTime;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>The checked parameters of a session.</summary>
internal sealed record RoleSession(EmulatorRole Role, string Name, Duration Duration)
{
    public string Arn => $"{Role.Arn}/{Name}";

    public string Id => $"300000000000000001:{Name}";
}
