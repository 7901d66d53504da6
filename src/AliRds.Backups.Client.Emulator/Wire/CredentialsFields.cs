using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Wire;

/// <summary>Writes a temporary key as STS and the metadata service return it.</summary>
internal static class CredentialsFields
{
    public static void Write(IWireWriter writer, EmulatorTemporaryCredentials key)
    {
        writer.Text("AccessKeyId", key.AccessKeyId);
        writer.Text("AccessKeySecret", key.AccessKeySecret);
        writer.Text("SecurityToken", key.SecurityToken);
        writer.Text("Expiration", InstantPattern.General.Format(key.Expiration));
    }
}
