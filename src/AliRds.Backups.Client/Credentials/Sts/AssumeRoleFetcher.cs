using System.Globalization;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Assumes a role with the key of any other source.</summary>
internal sealed class AssumeRoleFetcher(IRdsCredentialsProvider source, AssumeRoleOptions role, StsOptions sts, CredentialsRuntime runtime)
    : ICredentialsFetcher
{
    internal const string ApiVersion = "2015-04-01";
    private const string Action = "AssumeRole";

    private readonly V1Signer _signer = new();
    private readonly GuidNonceSource _nonces = new();

    public string Name => "ram_role_arn";

    public TimeSpan Limit => TimeSpan.FromSeconds(90);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var request = MakeRequest();
        var key = await source.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, key, cancellationToken).ConfigureAwait(false);
        if (StsReply.TeachesTime(response, runtime))
        {
            response = await SendAsync(request, key, cancellationToken).ConfigureAwait(false);
        }

        if (IsRefusedKey(StsReply.ErrorCode(response)))
        {
            key = await source.RefreshCredentialsAsync(key, cancellationToken).ConfigureAwait(false);
            response = await SendAsync(request, key, cancellationToken).ConfigureAwait(false);
        }

        return StsReply.Read(response, Action, key.AccessKeySecret, key.SecurityToken);
    }

    private static bool IsRefusedKey(string? code) => code is not null
        && (code.StartsWith("InvalidSecurityToken", StringComparison.Ordinal) || code.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal));

    private async Task<HttpAnswer> SendAsync(RpcRequest request, RdsCredentials key, CancellationToken cancellationToken)
    {
        try
        {
            return await SendOnceAsync(request, key, cancellationToken).ConfigureAwait(false);
        }
        catch (RdsCredentialsUnavailableException failure) when (failure.Find<StaleConnectionException>() is not null)
        {
            return await SendOnceAsync(request, key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpAnswer> SendOnceAsync(RpcRequest request, RdsCredentials key, CancellationToken cancellationToken)
    {
        var signed = _signer.Sign(request, key, new SigningMoment(runtime.Now, _nonces.Next()));
        using var message = new HttpRequestMessage(signed.Method, signed.Address) { Content = new EmptyBody() };
        return await runtime.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private RpcRequest MakeRequest()
    {
        List<RpcParameter> parameters =
        [
            new("RoleArn", role.RoleArn ?? throw new RdsCredentialsUnavailableException("No role is named: the role ARN is missing.")),
            new("RoleSessionName", SessionName.Choose(role.SessionName, runtime)),
            new("DurationSeconds", role.Duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
        ];
        AddIfGiven(parameters, "Policy", role.Policy);
        AddIfGiven(parameters, "ExternalId", role.ExternalId);
        return new RpcRequest
        {
            Endpoint = new RpcEndpoint(StsEndpoint.Resolve(sts, runtime)),
            Action = Action,
            Version = ApiVersion,
            Parameters = parameters,
        };
    }

    private static void AddIfGiven(List<RpcParameter> parameters, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            parameters.Add(new(name, value));
        }
    }
}
