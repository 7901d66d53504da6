using System.Net.Http.Headers;
using System.Net.Http.Json;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Errors;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>Gets a key with the access token that the command line tool stored when its user signed in to CloudSSO.</summary>
internal sealed class CloudSsoFetcher(CliProfile profile, SourceHttpClient http, IClock clock) : ICredentialsFetcher
{
    private const string SignInAgain = "sign in again with the command line tool";

    public string Name => "cloud_sso";

    public TimeSpan Timeout => TimeSpan.FromSeconds(15);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        var token = GetAccessToken();
        using var request = new HttpRequestMessage(HttpMethod.Post, GetAddress())
        {
            Content = JsonContent.Create(CreateRequest(), CredentialsJsonContext.Default.CloudSsoRequest),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? new(Read(response.Body), response.Date) : throw Refusal(response);
    }

    private static RdsCredentials Read(string body)
    {
        var response = CredentialsJson.Read(body, CredentialsJsonContext.Default.CloudSsoResponse, "The response of CloudSSO");
        return response.CloudCredential?.ToCredentials("CloudSSO")
            ?? throw new RdsCredentialsUnavailableException("The response of CloudSSO has no CloudCredential.");
    }

    private static RdsCredentialsUnavailableException Refusal(SourceResponse response)
    {
        var error = CredentialsJson.TryRead(response.Body, CredentialsJsonContext.Default.CloudSsoResponse);
        return new(
            $"CloudSSO gave no key: {SafeId.From(error?.ErrorCode) ?? "no code"} "
            + $"(HTTP status: {response.Status}, request id: {SafeId.From(error?.RequestId) ?? "none"}); {SignInAgain}.")
        {
            IsTransient = response.IsTransient,
        };
    }

    private string GetAccessToken()
    {
        var token = profile.GetRequired(profile.AccessToken);
        return profile.GetSignInEnd() <= clock.GetCurrentInstant()
            ? throw new RdsCredentialsUnavailableException(
                $"The CloudSSO sign-in of the profile '{profile.Name}' has ended; {SignInAgain}.")
            : token;
    }

    private Uri GetAddress()
    {
        var signIn = profile.GetRequired(profile.CloudSsoSignInUrl);
        return Uri.TryCreate(signIn, UriKind.Absolute, out var address) && SafeAddress.IsSafe(address) && address.UserInfo.Length == 0
            ? new Uri(address, "/cloud-credentials")
            : throw new RdsCredentialsUnavailableException(
                $"The cloud_sso_sign_in_url of the profile '{profile.Name}' is not an https address without a user.");
    }

    private CloudSsoRequest CreateRequest() => new()
    {
        AccountId = profile.GetRequired(profile.CloudSsoAccountId),
        AccessConfigurationId = profile.GetRequired(profile.CloudSsoAccessConfig),
    };
}

/// <summary>Names the account and its configuration to get a key for.</summary>
internal sealed class CloudSsoRequest
{
    public required string AccountId { get; init; }

    public required string AccessConfigurationId { get; init; }
}

/// <summary>A key, or an error. Not a record, which would print the secrets of the key.</summary>
internal sealed class CloudSsoResponse
{
    public CredentialsResponse? CloudCredential { get; init; }

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }
}
