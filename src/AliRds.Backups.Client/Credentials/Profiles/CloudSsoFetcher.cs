using System.Net.Http.Headers;
using System.Net.Http.Json;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>Gets a key with the access token that the command line tool stored when its user signed in to CloudSSO.</summary>
internal sealed class CloudSsoFetcher(CliProfile profile, CredentialsRuntime runtime) : ICredentialsFetcher
{
    private const string SignInAgain = "sign in again with the command line tool";

    public string Name => "cloud_sso";

    public TimeSpan Limit => TimeSpan.FromSeconds(15);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var token = AccessToken();
        using var request = new HttpRequestMessage(HttpMethod.Post, Address())
        {
            Content = JsonContent.Create(Question(), CredentialsJsonContext.Default.CloudSsoQuestion),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await runtime.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? new(Read(response.Body), response.Date) : throw Refusal(response);
    }

    private static RdsCredentials Read(string body)
    {
        var response = CredentialsJson.Read(body, CredentialsJsonContext.Default.CloudSsoAnswer, "The response of CloudSSO");
        return response.CloudCredential?.ToCredentials("CloudSSO")
            ?? throw new RdsCredentialsUnavailableException("The response of CloudSSO has no CloudCredential.");
    }

    private static RdsCredentialsUnavailableException Refusal(HttpAnswer response)
    {
        var error = CredentialsJson.TryRead(response.Body, CredentialsJsonContext.Default.CloudSsoAnswer);
        return new(
            $"CloudSSO gave no key: {SafeId.From(error?.ErrorCode) ?? "no code"} "
            + $"(HTTP status: {response.Status}, request id: {SafeId.From(error?.RequestId) ?? "none"}); {SignInAgain}.")
        {
            IsTransient = response.IsTransient,
        };
    }

    private string AccessToken()
    {
        var token = CliProfileSettings.Require(profile, profile.AccessToken, "access_token");
        return CliProfileSettings.Time(profile.CloudSsoAccessTokenExpire) <= runtime.Now
            ? throw new RdsCredentialsUnavailableException($"The CloudSSO sign-in of the profile '{profile.Name}' has ended; {SignInAgain}.")
            : token;
    }

    private Uri Address()
    {
        var signIn = CliProfileSettings.Require(profile, profile.CloudSsoSignInUrl, "cloud_sso_sign_in_url");
        return Uri.TryCreate(signIn, UriKind.Absolute, out var address) && SafeAddress.IsSafe(address) && address.UserInfo.Length == 0
            ? new Uri(address, "/cloud-credentials")
            : throw new RdsCredentialsUnavailableException($"The cloud_sso_sign_in_url of the profile '{profile.Name}' is not an https address without a user.");
    }

    private CloudSsoQuestion Question() => new()
    {
        AccountId = CliProfileSettings.Require(profile, profile.CloudSsoAccountId, "cloud_sso_account_id"),
        AccessConfigurationId = CliProfileSettings.Require(profile, profile.CloudSsoAccessConfig, "cloud_sso_access_config"),
    };
}
