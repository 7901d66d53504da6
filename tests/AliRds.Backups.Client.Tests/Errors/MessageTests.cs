namespace AliRds.Backups.Client.Tests.Errors;

/// <summary>What the text of an exception says.</summary>
public sealed class MessageTests
{
    private static readonly ServiceError Error = new()
    {
        Code = "InvalidDBInstanceId.NotFound",
        Message = "The specified instance does not exist.",
        StatusCode = 404,
        RequestId = "R-1",
        HostId = "rds.aliyuncs.com",
    };

    [Fact]
    public void Message_ServiceError_HasCodeTextHintAndFacts()
    {
        var exception = new RdsNotFoundException(Error) { Attempts = 3, Elapsed = TimeSpan.FromSeconds(1.26), Hint = "Check the id." };

        Assert.Equal(
            "InvalidDBInstanceId.NotFound: The specified instance does not exist. Check the id. (HTTP status: 404, request id: R-1, host: rds.aliyuncs.com, attempts: 3, after: 1.3 s)",
            exception.Message);
    }

    [Fact]
    public void Message_ServiceErrorWithoutText_HasTheCodeAlone()
    {
        var exception = new RdsServiceException(new ServiceError { Code = "X" });

        Assert.Equal("X (HTTP status: 0, request id: none, host: unknown, attempts: 0, after: 0.0 s)", exception.Message);
    }

    [Fact]
    public void Message_Transport_HasReasonAndFacts()
    {
        var exception = new RdsTransportException("No connection could be made.") { Host = "h", Attempts = 1 };

        Assert.Equal("No connection could be made. (request id: none, host: h, attempts: 1, after: 0.0 s)", exception.Message);
    }

    [Fact]
    public void Message_ResponseFormat_HasTheStatus() =>
        Assert.Equal(
            "It is empty. (HTTP status: 502, request id: none, host: unknown, attempts: 0, after: 0.0 s)",
            new RdsResponseFormatException("It is empty.", 502).Message);

    [Fact]
    public void Exceptions_ForACaller_HaveOneParent()
    {
        var kinds = typeof(RdsBackupsException).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception)));

        Assert.All(kinds, type => Assert.True(type.IsAssignableTo(typeof(RdsBackupsException)), type.Name));
    }
}
