using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Tests.Errors;

/// <summary>Every code of the gateway's and the operation's tables: its family, its exception, and what may help.</summary>
public sealed class ServiceErrorCodesTests
{
    [Theory]
    [InlineData("MissingParameter", 400)]
    [InlineData("MissingDBInstanceId", 400)]
    [InlineData("InvalidParameter", 400)]
    [InlineData("InvalidParameter.Format", 400)]
    [InlineData("InvalidParameter.Accept", 400)]
    [InlineData("UnsupportedParameter", 400)]
    [InlineData("InvalidAction", 403)]
    [InlineData("InvalidApi.NotFound", 404)]
    [InlineData("InvalidProduct.NotFound", 404)]
    [InlineData("InvalidProtocol.NeedSsl", 404)]
    [InlineData("NoSuchVersion", 400)]
    [InlineData("InvalidVersion", 400)]
    [InlineData("UnsupportedHTTPMethod", 403)]
    [InlineData("InvalidSignatureMethod", 400)]
    [InlineData("ContentLengthDoesNotMatch", 400)]
    [InlineData("ContentMD5NotMatched", 400)]
    [InlineData("RealNameAuthenticationError", 403)]
    [InlineData("InsufficientBalance", 400)]
    [InlineData("InvalidOwnerId", 400)]
    [InlineData("InvalidOwnerAccount", 400)]
    [InlineData("InvalidOwner", 400)]
    [InlineData("InvalidStartTime.Format", 400)]
    [InlineData("InvalidEndTime.Format", 400)]
    [InlineData("InvalidParameterCombination", 400)]
    [InlineData("InvalidStartTimeAndEndTime.Malformed", 400)]
    [InlineData("InvalidRestoreTime.Malformed", 400)]
    [InlineData("InvalidPageNumbers.Malformed", 400)]
    [InlineData("InvalidMaxRecordsPerPage.Malformed", 403)]
    [InlineData("InvalideStatus.Format", 400)]
    [InlineData("InvalidBackupSetLocation.Format", 400)]
    [InlineData("InvalidBackupSet", 400)]
    [InlineData("InvalidDBInstanceEngineType.Format", 400)]
    [InlineData("Api.NotSupport", 400)]
    [InlineData("BackupPolicyNotSupport", 400)]
    [InlineData("InvalidParam", 400)]
    [InlineData("Parameters.Invalid", 400)]
    [InlineData("RequiredParam.NotFound", 400)]
    [InlineData("ProductInstanceReleased", 400)]
    [InlineData("IncorrectDBInstanceState", 403)]
    [InlineData("NotInFlowController", 403)]
    [InlineData("OperationDenied.DBInstanceStatus", 403)]
    [InlineData("Request.NotFound", 404)]
    [InlineData("HostInfo.NotFound", 404)]
    [InlineData("SqlExecuteFailedOrTimeout", 400)]
    [InlineData("KmsApiError", 400)]
    [InlineData("InvalidKmsKey", 403)]
    [InlineData("A.New.Code", 400)]
    [InlineData("ForbiddenFruit", 400)]
    public void Code_OfNoFamily_IsAServiceErrorThatIsNotRetried(string code, int status) =>
        AssertError<RdsServiceException>(nameof(ServiceErrorFamily.Other), nameof(RetryAdvice.None), code, status);

    [Theory]
    [InlineData("Throttling", 400)]
    [InlineData("Throttling.User", 400)]
    [InlineData("Throttling.Api", 429)]
    [InlineData("Throttling.Anything", 503)]
    [InlineData("Rejected.Throttling", 400)]
    public void Code_OfThrottling_IsRetried(string code, int status) =>
        AssertError<RdsThrottledException>(nameof(ServiceErrorFamily.Throttling), nameof(RetryAdvice.Retry), code, status);

    [Theory]
    [InlineData("InvalidDBInstanceId.NotFound", 400)]
    [InlineData("InvalidDBInstanceId.NotFound", 404)]
    [InlineData("InvalidDBInstanceName.NotFound", 403)]
    [InlineData("InvalidDBInstance.NotFound", 404)]
    [InlineData("Forbidden.InstanceNotFound", 404)]
    [InlineData("InvalidBackupId.NotFound", 404)]
    [InlineData("InvalidRegionId.NotFound", 404)]
    [InlineData("InvalidClusterKms.NotFound", 404)]
    public void Code_OfNotFound_IsNotRetried(string code, int status) =>
        AssertError<RdsNotFoundException>(nameof(ServiceErrorFamily.NotFound), nameof(RetryAdvice.None), code, status);

    [Theory]
    [InlineData("InvalidAccessKeyId.NotFound", 404)]
    [InlineData("InvalidAccessKeyId.NotFound", 400)]
    [InlineData("InvalidAccessKeyId.Inactive", 400)]
    [InlineData("Forbidden.AccessKeyDisabled", 403)]
    [InlineData("IncompleteSignature", 400)]
    [InlineData("SignatureDoesNotMatch", 400)]
    [InlineData("SignatureDoesNotMatch", 403)]
    [InlineData("MissingSecurityToken", 400)]
    [InlineData("InvalidSecurityToken.Malformed", 400)]
    public void Code_OfCredentials_IsNotRetried(string code, int status) =>
        AssertError<RdsCredentialsException>(nameof(ServiceErrorFamily.Credentials), nameof(RetryAdvice.None), code, status);

    [Theory]
    [InlineData("InvalidSecurityToken.Expired", 400, "No.")]
    [InlineData("InvalidSecurityToken.Expired", 403, "No.")]
    [InlineData("InvalidSecurityToken.MismatchWithAccessKey", 400, "No.")]
    [InlineData("InvalidParameter", 400, "SecurityToken.Expired: the token is too old.")]
    public void Code_OfAStaleToken_IsRetriedAfterARefresh(string code, int status, string message) =>
        AssertError<RdsCredentialsException>(
            nameof(ServiceErrorFamily.Credentials), nameof(RetryAdvice.RefreshCredentials), code, status, message);

    [Theory]
    [InlineData("Forbidden", 403)]
    [InlineData("Forbidden.RAM", 403)]
    [InlineData("Forbidden.NotSupportRAM", 403)]
    [InlineData("Forbedden.NotSupportRAM", 403)]
    [InlineData("Forbidden.SubUser", 403)]
    [InlineData("Forbidden.Authentication", 403)]
    [InlineData("Forbidden.RiskControl", 403)]
    [InlineData("ActionUnauthorized", 403)]
    [InlineData("InvalidUserOperatorPermission", 403)]
    public void Code_OfPermission_IsNotRetried(string code, int status) =>
        AssertError<RdsServiceException>(nameof(ServiceErrorFamily.Permission), nameof(RetryAdvice.None), code, status);

    [Theory]
    [InlineData("IllegalTimestamp", nameof(RetryAdvice.None))]
    [InlineData("InvalidTimeStamp.Format", nameof(RetryAdvice.None))]
    [InlineData("InvalidTimeStamp.Expired", nameof(RetryAdvice.CorrectClock))]
    public void Code_OfTheClock_IsRetriedOnlyWhenCorrected(string code, string remedy) =>
        AssertError<RdsServiceException>(nameof(ServiceErrorFamily.Clock), remedy, code, 400);

    [Theory]
    [InlineData("SignatureNonceUsed", 400)]
    [InlineData("OperationConflict", 409)]
    [InlineData("UnknownError", 400)]
    [InlineData("InternalError", 500)]
    [InlineData("InternalFailure", 500)]
    [InlineData("ServiceUnavailable", 503)]
    [InlineData("ServiceUnavailable.RegionMaintaining", 503)]
    [InlineData("ExternalFailure", 500)]
    [InlineData("RequestMetaDataFailed", 500)]
    [InlineData("InvokeProxyFailure", 500)]
    [InlineData("A.New.Code", 500)]
    [InlineData("A.New.Code", 599)]
    public void Code_OfATransientFault_IsRetried(string code, int status) =>
        AssertError<RdsServiceException>(nameof(ServiceErrorFamily.Other), nameof(RetryAdvice.Retry), code, status);

    [Theory]
    [InlineData("ServiceUnavailable", 503)]
    [InlineData("TooManyRequests", 429)]
    [InlineData("InvalidParameter", 400)]
    public void ToException_GatewayAsksToWait_IsThrottlingWhateverTheCode(string code, int status)
    {
        var exception = ServiceExceptionFactory.Create(
            new ServiceError { Code = code, StatusCode = status }, new RetryAfter(TimeSpan.FromSeconds(2), IsThrottling: true));

        Assert.Equal(TimeSpan.FromSeconds(2), Assert.IsType<RdsThrottledException>(exception).RetryAfter);
        Assert.Equal((RetryAdvice.Retry, TimeSpan.FromSeconds(2)), (exception.RetryAdvice, exception.ServerDelay));
    }

    [Fact]
    public void ToException_StandardRetryAfter_DoesNotChangeTheKind()
    {
        var exception = ServiceExceptionFactory.Create(
            new ServiceError { Code = "InternalError", StatusCode = 500 }, new RetryAfter(TimeSpan.FromSeconds(2), IsThrottling: false));

        Assert.IsType<RdsServiceException>(exception);
        Assert.Equal(TimeSpan.FromSeconds(2), exception.ServerDelay);
    }

    // The enums are internal, so that the public tests name their members.
    private static void AssertError<TException>(string family, string remedy, string code, int status, string message = "No.")
        where TException : RdsServiceException
    {
        var error = new ServiceError { Code = code, StatusCode = status, Message = message };

        Assert.Equal((family, remedy), (ServiceErrorCodes.GetFamily(error).ToString(), ServiceErrorCodes.GetRetryAdvice(error).ToString()));
        Assert.IsType<TException>(ServiceExceptionFactory.Create(error, retryAfter: null));
    }
}
