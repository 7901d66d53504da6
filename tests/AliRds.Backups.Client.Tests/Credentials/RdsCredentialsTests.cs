using System.Text.Json;
using AliRds.Backups.Client.Credentials;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Credentials;

public sealed class RdsCredentialsTests
{
    [Fact]
    public void Serialize_TemporaryKey_ShowsItsIdOnly()
    {
        var json = JsonSerializer.Serialize(new RdsCredentials("STS.id", "s3cret-value", "t0ken-value", Instant.FromUtc(2026, 11, 3, 2, 0)));

        Assert.Contains("STS.id", json, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", json, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", json, StringComparison.Ordinal);
    }
}
