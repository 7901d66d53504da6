using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.ConformanceTests.Credentials;

/// <summary>Our own sources on a machine.</summary>
internal static class OwnCredentials
{
    public static async Task<IReadOnlyList<CredentialsOutcome>> GetAsync(CredentialsMachine machine, params IReadOnlyList<CredentialsCase> cases)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var factory = new RdsCredentialsProviderFactory(
            new CredentialsServices(http) { Variables = new(name => machine.Variables.GetValueOrDefault(name)) });
        var outcomes = new List<CredentialsOutcome>();
        foreach (var @case in cases)
        {
            outcomes.Add(await GetAsync(machine, factory.Create(Options(machine, @case))));
        }

        return outcomes;
    }

    private static RdsCredentialsOptions Options(CredentialsMachine machine, CredentialsCase @case) => new()
    {
        Source = @case.Source == "default" ? RdsCredentialsSource.DefaultChain : Enum.Parse<RdsCredentialsSource>(@case.Source, ignoreCase: true),
        Profile = { Name = @case.Profile },
        Cli = { Name = @case.Profile },
        Sts = { Endpoint = machine.Emulator.Endpoint },
        Ecs = { Endpoint = machine.Emulator.Endpoint, Timeout = TimeSpan.FromSeconds(30) },
    };

    private static async Task<CredentialsOutcome> GetAsync(CredentialsMachine machine, IRdsCredentialsProvider provider)
    {
        var key = await provider.GetCredentialsAsync(TestContext.Current.CancellationToken);
        using var client = new RdsBackupsClient(new RdsBackupsClientOptions { Endpoint = machine.Emulator.Endpoint, CredentialsProvider = provider });
        var page = await client.DescribeBackupsAsync(
            DescribeBackupsRequest.For(CredentialsMachine.Instance).Build(), TestContext.Current.CancellationToken);
        return new(key.AccessKeyId, key.AccessKeySecret, key.SecurityToken, [.. page.Backups.Select(backup => backup.BackupId.Value)]);
    }
}
