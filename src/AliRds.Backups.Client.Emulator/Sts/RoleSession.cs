using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>A session of a role, as both operations return it.</summary>
internal sealed record RoleSession(EmulatorRole Role, string Name, Duration Duration)
{
    public void Write(IWireWriter writer, string requestId, EmulatorTemporaryCredentials credentials)
    {
        writer.Text("RequestId", requestId);
        writer.BeginObject("AssumedRoleUser");
        writer.Text("Arn", $"{Role.Arn}/{Name}");
        writer.Text("AssumedRoleId", $"300000000000000001:{Name}");
        writer.EndObject();
        writer.BeginObject("Credentials");
        CredentialsFields.Write(writer, credentials);
        writer.EndObject();
    }
}
