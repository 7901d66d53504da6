using System.Net.Sockets;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Tests.Errors;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("http://user:word@proxy:3128/x failed", "http://***@proxy:3128/x failed")]
    [InlineData("a://u@h b://v:w@i", "a://***@h b://***@i")]
    [InlineData("http://p@ss:w@rd@proxy'", "http://***@proxy'")]
    [InlineData("mail a@b.example, see http://h/@x?y@z", "mail a@b.example, see http://h/@x?y@z")]
    [InlineData("Signature=abc&Expires=1", "Signature=***&Expires=1")]
    [InlineData("x-oss-signature=abc", "x-oss-signature=***")]
    [InlineData("SecurityToken%3Dabc%26Version%3D1", "SecurityToken%3D***%26Version%3D1")]
    [InlineData("{\"SecurityToken\": \"abc\", \"a\": 1}", "{\"SecurityToken\": \"***\", \"a\": 1}")]
    [InlineData("SignatureMethod=HMAC-SHA1&SignatureNonce=1, Signature version 1.0", "SignatureMethod=HMAC-SHA1&SignatureNonce=1, Signature version 1.0")]
    [InlineData("InvalidSecurityToken.Expired: the token is over", "InvalidSecurityToken.Expired: the token is over")]
    [InlineData("", "")]
    public void Redact_Text_TakesOutWhatNobodyMayRead(string text, string expected) =>
        Assert.Equal(expected, Redactor.Default.Redact(text));

    [Theory]
    [InlineData("say a/b+c==1 now", "say *** now")]
    [InlineData("say a%2Fb%2Bc%3D%3D1 now", "say *** now")]
    [InlineData("say a%252fb%252bc%253d%253d1 now", "say *** now")]
    public void Redact_KnownSecret_IsTakenOutHoweverItIsEscaped(string text, string expected) =>
        Assert.Equal(expected, new Redactor("a/b+c==1", null, "no").Redact(text));

    [Theory]
    [InlineData("://a@/")]
    [InlineData("Signature=x&")]
    [InlineData("Signature=")]
    [InlineData("token token")]
    public void Redact_TextFullOfWhatLooksLikeSecrets_TakesWorkInProportionToItsLength(string piece)
    {
        var small = Allocated(piece, 10_000);
        var large = Allocated(piece, 80_000);

        Assert.InRange(large, 0, 16 * small);
    }

    [Fact]
    public void RedactedException_OfCleanExceptions_IsTheSame()
    {
        var clean = new HttpRequestException("no", new SocketException(111));

        Assert.Same(clean, RedactedException.From(clean));
    }

    [Fact]
    public void RedactedException_OfAChain_KeepsTypesAndWhatCodeJudgesBy()
    {
        var cause = new IOException("x", new SocketException((int)SocketError.ConnectionReset));
        var exception = new HttpRequestException(
            HttpRequestError.ConnectionError, "proxy http://u:word@h failed", cause, System.Net.HttpStatusCode.BadGateway);

        var copy = Assert.IsType<HttpRequestException>(RedactedException.From(exception));

        Assert.Equal("proxy http://***@h failed", copy.Message);
        Assert.Equal((HttpRequestError.ConnectionError, System.Net.HttpStatusCode.BadGateway), (copy.HttpRequestError, copy.StatusCode));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(Assert.IsType<IOException>(copy.InnerException).InnerException).SocketErrorCode);
    }

    private static long Allocated(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Redactor.Default.Redact(text);
        return GC.GetAllocatedBytesForCurrentThread() - before + text.Length;
    }
}
