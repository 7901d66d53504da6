using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Sts;

/// <summary>Errors of STS. The codes are documented; most of the messages are not.</summary>
internal static class StsErrors
{
    public static ServiceError RoleArn { get; } = new(400, "InvalidParameter.RoleArn", "The parameter RoleArn is wrongly formed.");

    public static ServiceError RoleSessionName { get; } =
        new(400, "InvalidParameter.RoleSessionName", "The parameter RoleSessionName is wrongly formed.");

    public static ServiceError DurationSeconds { get; } = new(
        400,
        "InvalidParameter.DurationSeconds",
        "The Min/Max value of DurationSeconds is 15min/the maximum session duration of the role.");

    public static ServiceError PolicyGrammar { get; } =
        new(400, "InvalidParameter.PolicyGrammar", "The parameter Policy has not passed grammar check.");

    public static ServiceError PolicySize { get; } =
        new(400, "InvalidParameter.PolicySize", "The size of Policy must be smaller than 2048 characters.");

    public static ServiceError ExternalId { get; } = new(400, "InvalidParameter", "The parameter ExternalId is wrongly formed.");

    public static ServiceError NoPermission { get; } =
        new(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.");

    public static ServiceError UnknownRole { get; } = new(404, "EntityNotExist.Role", "The specified Role not exists.");

    public static ServiceError UnknownProvider { get; } =
        new(404, "EntityNotExist.OIDCProvider", "The specified OIDC provider not exists.");

    public static ServiceError OidcTokenInvalid { get; } =
        new(400, "AuthenticationFail.OIDCToken.Invalid", "This JWT is invalid: it is not one that the provider issued.");

    public static ServiceError OidcTokenExpired { get; } = new(400, "AuthenticationFail.OIDCToken.Expired", "This JWT has expired.");
}
