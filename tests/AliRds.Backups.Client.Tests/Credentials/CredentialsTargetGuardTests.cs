using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Keys;

namespace AliRds.Backups.Client.Tests.Credentials;

public sealed class CredentialsTargetGuardTests
{
    [Theory]
    [InlineData(RdsTarget.Automatic, "http://127.0.0.1:8080", "LTAI5tExample")]
    [InlineData(RdsTarget.Emulator, "https://emulator.example", "LTAI5tExample")]
    [InlineData(RdsTarget.Automatic, "https://rds.aliyuncs.com", "rds-backups-emulator")]
    [InlineData(RdsTarget.Cloud, "http://127.0.0.1:8080", "rds-backups-emulator")]
    public void Require_KeyOfTheOtherWorld_IsRefused(RdsTarget target, string endpoint, string keyId)
    {
        var exception = Assert.Throws<RdsCredentialsUnavailableException>(
            () => new CredentialsTargetGuard(target, new Uri(endpoint)).ThrowIfForbidden(new RdsCredentials(keyId, "secret-of-the-key")));

        Assert.Contains("nothing was sent", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-key", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RdsTarget.Automatic, "https://rds.aliyuncs.com", "LTAI5tExample")]
    [InlineData(RdsTarget.Automatic, "http://127.0.0.1:8080", "rds-backups-emulator")]
    [InlineData(RdsTarget.Cloud, "http://127.0.0.1:8080", "LTAI5tExample")]
    [InlineData(RdsTarget.Emulator, "https://emulator.example", "rds-backups-emulator")]
    [InlineData(RdsTarget.Automatic, "http://127.0.0.1:8080", "STS.Example")]
    public void Require_KeyThatBelongsThere_Passes(RdsTarget target, string endpoint, string keyId) =>
        new CredentialsTargetGuard(target, new Uri(endpoint)).ThrowIfForbidden(new RdsCredentials(keyId, "secret"));
}
