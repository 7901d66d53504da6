using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Tests.Rpc.Signing;

public sealed class KeyedHashTests
{
    [Fact]
    public void Compute_SecretsInTurn_UsesTheRightOneEachTime()
    {
        var sut = new KeyedHash(HashAlgorithmName.SHA1, keySuffix: "&");

        foreach (var secret in (string[])["one", "one", "two", "one", "geheim-é"])
        {
            AssertRight(sut, secret, "text");
        }
    }

    [Fact]
    public void Compute_ManyAtOnce_MixesNothing()
    {
        var sut = new KeyedHash(HashAlgorithmName.SHA1, keySuffix: "&");

        Parallel.For(0, 10_000, i => AssertRight(sut, i % 3 == 0 ? "one" : "two", $"text {i}"));
    }

    private static void AssertRight(KeyedHash sut, string secret, string text)
    {
        var hash = new byte[HMACSHA1.HashSizeInBytes];
        sut.Compute(secret, Encoding.UTF8.GetBytes(text), hash);

        Assert.Equal(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text)), hash);
    }
}
