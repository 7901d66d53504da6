using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Asks an address for a temporary key. Messages show its host only: a path or a query may be a password.</summary>
internal sealed class UriFetcher(CredentialsUriOptions options, EnvironmentVariables variables, SourceHttpClient http) : ICredentialsFetcher
{
    private const string Source = "the credentials URI";

    public string Name => "credentials_uri";

    public TimeSpan Timeout => TimeSpan.FromSeconds(15);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, GetAddress());
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw new RdsCredentialsUnavailableException($"The credentials URI returned HTTP status {response.Status}.")
            {
                IsTransient = response.IsTransient,
            };
        }

        var key = CredentialsResponse.Read(response, Source);
        return key.Code is null or "Success"
            ? new(key.ToCredentials(Source), response.Date)
            : throw new RdsCredentialsUnavailableException($"The credentials URI gave no key: its code is '{key.SafeCode}'.");
    }

    private Uri GetAddress()
    {
        var address = options.Address;
        if (address is null && !Uri.TryCreate(variables.GetRequired(EnvironmentVariables.CredentialsUri), UriKind.Absolute, out address)
            || !SafeAddress.IsHttp(address))
        {
            throw new RdsCredentialsUnavailableException("The credentials URI is not an absolute https or http address.");
        }

        return options.AllowInsecureHttp || SafeAddress.IsSafe(address)
            ? address
            : throw new RdsCredentialsUnavailableException(
                $"The credentials URI would send the key from {address.Authority} in the clear; "
                + $"use https, or allow it ({nameof(CredentialsUriOptions.AllowInsecureHttp)}).");
    }
}
