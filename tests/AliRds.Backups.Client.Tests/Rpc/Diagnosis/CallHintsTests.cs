using AliRds.Backups.Client.Rpc.Diagnosis;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Rpc.Diagnosis;

public sealed class CallHintsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 2, 3, 4, 5);

    [Fact]
    public void For_DeniedByRam_GivesTheStatementToAdd() =>
        Assert.Equal(
            "RAM denies the call. Add this statement to a policy of the RAM user or role: "
            + """{"Effect":"Allow","Action":"rds:DescribeBackups","Resource":"acs:rds:*:*:dbinstance/rm-1"}.""",
            Hint("Forbidden.RAM"));

    [Fact]
    public void For_NotFound_NamesTheIdTheAccountAndTheRegion() =>
        Assert.Equal(
            "Check that the id 'rm-1' is right, that the access key belongs to the account that owns it, and that the endpoint rds.aliyuncs.com serves its region. A wrong region causes this error too.",
            Hint("InvalidDBInstanceId.NotFound"));

    [Fact]
    public void For_StaleToken_SaysToGetANewOne() =>
        Assert.Equal("The temporary key has expired, or its parts do not belong together; get a new one.", Hint("InvalidSecurityToken.Expired"));

    [Theory]
    [InlineData("InvalidAccessKeyId.NotFound")]
    [InlineData("Forbidden.AccessKeyDisabled")]
    [InlineData("MissingSecurityToken")]
    public void For_RefusedKey_SaysWhatToCheck(string code) =>
        Assert.Equal("Check that the access key exists and is enabled. A temporary key must be sent with its token.", Hint(code));

    [Fact]
    public void For_ThrottledWithAWait_SaysUntilWhen() =>
        Assert.Equal("The service asks to wait until 2026-01-02T03:04:07Z; call less often.", Hint("Throttling", new RetryAfter(TimeSpan.FromSeconds(2), true)));

    [Fact]
    public void For_ThrottledWithoutAWait_SaysToCallLess() =>
        Assert.Equal("The account calls too often; call less often, or ask for a higher quota.", Hint("Throttling.User"));

    [Theory]
    [InlineData("InternalError")]
    [InlineData("InvalidParameter")]
    public void For_OtherErrors_HasNoHint(string code) => Assert.Null(Hint(code));

    [Theory]
    [InlineData(1200, "The clock of this machine is 1200 s ahead of the server's; 900 s are allowed. Synchronize it with a time server.")]
    [InlineData(-901.4, "The clock of this machine is 901 s behind the server's; 900 s are allowed. Synchronize it with a time server.")]
    public void ClockHint_For_SaysHowFarAndWhichWay(double seconds, string expected) =>
        Assert.Equal(expected, ClockHint.For(Duration.FromSeconds(seconds)));

    private static string? Hint(string code, RetryAfter? retryAfter = null)
    {
        var error = new ServiceError { Code = code, StatusCode = 400, HostId = "rds.aliyuncs.com" };
        return CallHints.For(ServiceExceptionFactory.Create(error, retryAfter), "DescribeBackups", "rm-1", Now);
    }
}
