using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>Writes what both operations answer.</summary>
internal static class SessionFields
{
    public static void Write(IWireWriter writer, string requestId, RoleSession session, EmulatorTemporaryCredentials key)
    {
        writer.Text("RequestId", requestId);
        writer.BeginObject("AssumedRoleUser");
        writer.Text("Arn", session.Arn);
        writer.Text("AssumedRoleId", session.Id);
        writer.EndObject();
        writer.BeginObject("Credentials");
        KeyFields.Write(writer, key);
        writer.EndObject();
    }
}
