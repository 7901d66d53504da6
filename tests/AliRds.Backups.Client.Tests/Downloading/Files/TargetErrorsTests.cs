using AliRds.Backups.Client.Downloading.Files;

namespace AliRds.Backups.Client.Tests.Downloading.Files;

public sealed class TargetErrorsTests
{
    [Theory]
    [InlineData(28, TargetProblem.DiskFull)]
    [InlineData(unchecked((int)0x80070070), TargetProblem.DiskFull)]
    [InlineData(30, TargetProblem.ReadOnly)]
    [InlineData(122, TargetProblem.QuotaExceeded)]
    [InlineData(36, TargetProblem.PathTooLong)]
    [InlineData(5, TargetProblem.Other)]
    public void GetProblem_IOException_IsToldByItsCode(int code, TargetProblem expected) =>
        Assert.Equal(expected, TargetErrors.GetProblem(new IOException("x", code)));

    [Fact]
    public void GetProblem_UnauthorizedAccess_IsPermission() =>
        Assert.Equal(TargetProblem.PermissionDenied, TargetErrors.GetProblem(new UnauthorizedAccessException()));

    [Fact]
    public void CreateDiskFull_Numbers_AreInTheErrorAndItsMessage()
    {
        var exception = TargetErrors.CreateDiskFull(64, 16, "/backups/x");

        Assert.Equal((64, 16, TargetProblem.DiskFull), (exception.RequiredBytes, exception.AvailableBytes, exception.Problem));
        Assert.Contains("16 bytes free and needs 64", exception.Message, StringComparison.Ordinal);
    }
}
