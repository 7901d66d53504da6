using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Asks an address for a temporary key. Messages show its host only: a path or a query may be a password.</summary>
internal sealed class UriFetcher(CredentialsUriOptions options, CredentialsRuntime runtime) : ICredentialsFetcher
{
    public string Name => "credentials_uri";

    public TimeSpan Limit => TimeSpan.FromSeconds(15);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, CheckedAddress());
        var response = await runtime.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw new RdsCredentialsUnavailableException($"The credentials URI answered with HTTP status {response.Status}.")
            {
                IsTransient = response.IsTransient,
            };
        }

        var key = CredentialsJson.Read(response.Body, CredentialsJsonContext.Default.KeyAnswer, "The response of the credentials URI");
        return key.Code is null or "Success"
            ? new(key.ToCredentials("the credentials URI"), response.Date)
            : throw new RdsCredentialsUnavailableException($"The credentials URI gave no key: its code is '{SafeId.From(key.Code) ?? "not shown"}'.");
    }

    private Uri CheckedAddress()
    {
        var address = options.Address ?? FromEnvironment();
        if (address is null || !SafeAddress.IsHttp(address))
        {
            throw new RdsCredentialsUnavailableException("The credentials URI is not an absolute https or http address.");
        }

        return options.AllowInsecureHttp || SafeAddress.IsSafe(address)
            ? address
            : throw new RdsCredentialsUnavailableException(
                $"The credentials URI would send the key from {address.Authority} in the clear; "
                + $"use https, or allow it ({nameof(CredentialsUriOptions.AllowInsecureHttp)}).");
    }

    private Uri? FromEnvironment() => runtime.Variable(CredentialsVariables.CredentialsUri) is { } text
        ? Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null
        : throw new RdsCredentialsUnavailableException($"The environment variable {CredentialsVariables.CredentialsUri} is not set.") { IsUnset = true };
}
