using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Endpoints;
using AliRds.Backups.Client.Rpc.Keys;

namespace AliRds.Backups.Client.Credentials;

/// <summary>The rules that options keep, each with the key of the configuration that breaks it.</summary>
internal static class RdsCredentialsOptionsRules
{
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    /// <summary>Gives a sentence for each rule that is broken.</summary>
    /// <param name="options">The options.</param>
    /// <param name="key">The key that they are under.</param>
    public static IEnumerable<string> Broken(RdsCredentialsOptions options, string key) =>
        CheckStatic(options, key).Concat(CheckSts(options.Sts, $"{key}.Sts")).Concat(options.EffectiveSource switch
        {
            RdsCredentialsSource.Role => CheckRole(options, key),
            RdsCredentialsSource.Oidc => CheckDuration(options.Oidc.Duration, $"{key}.Oidc"),
            RdsCredentialsSource.Ecs or RdsCredentialsSource.Profile or RdsCredentialsSource.Cli => CheckEcs(options.Ecs, $"{key}.Ecs"),
            RdsCredentialsSource.DefaultChain => CheckChain(options, key),
            RdsCredentialsSource.Uri => CheckUri(options.Uri, $"{key}.Uri"),
            RdsCredentialsSource.Process when IsBlank(options.ProcessCommand) => [$"{key}.ProcessCommand is missing."],
            _ when Enum.IsDefined(options.EffectiveSource) => [],
            _ => [$"{key}.Source is not one of {string.Join(", ", Enum.GetNames<RdsCredentialsSource>())}."],
        });

    /// <exception cref="ArgumentException">A rule is broken.</exception>
    public static void ThrowIfBroken(RdsCredentialsOptions options, string argument)
    {
        var broken = Broken(options, "Credentials").ToArray();
        if (broken.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', broken), argument);
        }
    }

    private static IEnumerable<string> CheckStatic(RdsCredentialsOptions options, string key) =>
    [
        .. CheckKeyPart(options, options.AccessKeyId, nameof(options.AccessKeyId), key),
        .. CheckKeyPart(options, options.AccessKeySecret, nameof(options.AccessKeySecret), key),
        .. CheckText(options.AccessKeyId, $"{key}.{nameof(options.AccessKeyId)}"),
        .. CheckText(options.AccessKeySecret, $"{key}.{nameof(options.AccessKeySecret)}"),
        .. CheckText(options.SecurityToken, $"{key}.{nameof(options.SecurityToken)}"),
    ];

    private static IEnumerable<string> CheckText(string? value, string key) =>
        value is not null && CredentialText.GetProblem(value) is { } fault ? [$"{key} {fault}"] : [];

    private static IEnumerable<string> CheckKeyPart(RdsCredentialsOptions options, string? value, string name, string key)
    {
        var isStatic = options.EffectiveSource == RdsCredentialsSource.Static;
        if (isStatic && IsBlank(value))
        {
            yield return $"{key}.{name} is missing.";
        }

        if (!isStatic && value is not null)
        {
            yield return $"{key}.{name} is set, but {key}.Source is {options.Source}; remove one, or set the source to Static.";
        }
    }

    private static IEnumerable<string> CheckRole(RdsCredentialsOptions options, string key)
    {
        var role = options.Role;
        IEnumerable<string> missing = IsBlank(role.RoleArn) ? [$"{key}.Role.RoleArn is missing."] : [];
        var source = role.From is { } from ? Broken(from, $"{key}.Role.From") : CheckEcs(options.Ecs, $"{key}.Ecs");
        return missing.Concat(CheckDuration(role.Duration, $"{key}.Role")).Concat(source);
    }

    private static IEnumerable<string> CheckChain(RdsCredentialsOptions options, string key) =>
    [
        .. CheckDuration(options.Oidc.Duration, $"{key}.Oidc"),
        .. CheckEcs(options.Ecs, $"{key}.Ecs"),
        .. CheckUri(options.Uri, $"{key}.Uri"),
    ];

    private static IEnumerable<string> CheckDuration(TimeSpan duration, string key) =>
        duration >= ShortestSession && duration <= LongestSession
            ? []
            : [$"{key}.Duration is {duration}; it must be from {ShortestSession} to {LongestSession}."];

    private static IEnumerable<string> CheckEcs(EcsRoleOptions ecs, string key)
    {
        if (ecs.Timeout <= TimeSpan.Zero)
        {
            yield return $"{key}.Timeout is {ecs.Timeout}; it must be more than zero.";
        }

        if (!SafeAddress.IsSafe(ecs.Endpoint))
        {
            yield return $"{key}.Endpoint must be https, http on loopback, or the metadata service.";
        }
    }

    private static IEnumerable<string> CheckSts(StsOptions sts, string key)
    {
        if (sts.Endpoint is { } endpoint && !SafeAddress.IsSafe(endpoint))
        {
            yield return $"{key}.Endpoint must be https, or http on loopback.";
        }
        else if (sts.Endpoint is { } address && (address.PathAndQuery != "/" || address.UserInfo.Length > 0 || address.Fragment.Length > 0))
        {
            yield return $"{key}.Endpoint must hold nothing but scheme, host and port.";
        }

        if (!IsBlank(sts.Region) && !RdsRegions.IsRegion(sts.Region))
        {
            yield return $"{key}.Region must be a region id such as cn-hangzhou: lower-case letters, digits and hyphens.";
        }
    }

    private static IEnumerable<string> CheckUri(CredentialsUriOptions uri, string key)
    {
        if (uri.Address is { } address && !uri.AllowInsecureHttp && !SafeAddress.IsSafe(address))
        {
            yield return $"{key}.Address must be https, or http on loopback; {key}.AllowInsecureHttp allows other http addresses.";
        }
    }

    private static bool IsBlank(string? value) => string.IsNullOrWhiteSpace(value);
}
