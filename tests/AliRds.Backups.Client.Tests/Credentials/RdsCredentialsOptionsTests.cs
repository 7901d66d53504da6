using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using Microsoft.Extensions.Configuration;

namespace AliRds.Backups.Client.Tests.Credentials;

public sealed class RdsCredentialsOptionsTests
{
    [Theory]
    [InlineData("Source=Static", "Credentials.AccessKeyId is missing.")]
    [InlineData("AccessKeyId=x", "Credentials.AccessKeySecret is missing.")]
    [InlineData("Source=Ecs;AccessKeyId=x", "Credentials.AccessKeyId is set, but Credentials.Source is Ecs; remove one, or set the source to Static.")]
    [InlineData("Source=role", "Credentials.Role.RoleArn is missing.")]
    [InlineData("Source=Role;Role:RoleArn=r;Role:Duration=00:14:59", "Credentials.Role.Duration is 00:14:59; it must be from 00:15:00 to 12:00:00.")]
    [InlineData("Source=Role;Role:RoleArn=r;Role:From:Source=Process", "Credentials.Role.From.ProcessCommand is missing.")]
    [InlineData("Source=Oidc;Oidc:Duration=13:00:00", "Credentials.Oidc.Duration is 13:00:00")]
    [InlineData("Source=Ecs;Ecs:Timeout=00:00:00", "Credentials.Ecs.Timeout is 00:00:00; it must be more than zero.")]
    [InlineData("Ecs:Endpoint=http://example.com/", "Credentials.Ecs.Endpoint must be https")]
    [InlineData("Source=Uri;Uri:Address=http://example.com/", "Credentials.Uri.Address must be https")]
    [InlineData("Source=Process", "Credentials.ProcessCommand is missing.")]
    [InlineData("Sts:Endpoint=http://example.com/", "Credentials.Sts.Endpoint must be https, or http on loopback.")]
    [InlineData("Source=42", "Credentials.Source is not one of DefaultChain, Static")]
    public void Create_FromBadConfiguration_NamesTheKey(string settings, string expected)
    {
        using var bench = new CredentialsBench();

        var failure = Assert.Throws<ArgumentException>(() => bench.Factory.Create(Bind(settings)));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AccessKeyId=x;AccessKeySecret=y;SecurityToken=")]
    [InlineData("Source=environment")]
    [InlineData("Source=profile;Profile:Name=x;Profile:Path=/x")]
    [InlineData("Source=cli;Cli:Name=x")]
    [InlineData("Source=ecs;Ecs:RoleName=x;Ecs:AllowImdsV1=false;Ecs:Endpoint=http://127.0.0.1:99/")]
    [InlineData("Source=oidc")]
    [InlineData("Source=uri;Uri:Address=http://localhost/;Sts:Endpoint=http://localhost/")]
    [InlineData("Source=process;ProcessCommand=x")]
    [InlineData("Source=role;Role:RoleArn=r;Role:From:Source=role;Role:From:Role:RoleArn=q;Role:From:Role:From:Source=cli")]
    public void Create_FromGoodConfiguration_MakesAProvider(string settings)
    {
        using var bench = new CredentialsBench();

        Assert.NotNull(bench.Factory.Create(Bind(settings)));
    }

    [Fact]
    public void ToString_OfOptionsWithSecrets_ShowsNone()
    {
        var options = new RdsCredentialsOptions { AccessKeyId = "id", AccessKeySecret = Secrets.Key(1), SecurityToken = Secrets.Token(1) };

        Assert.DoesNotContain("xHuShx", $"{options}", StringComparison.OrdinalIgnoreCase);
    }

    private static RdsCredentialsOptions Bind(string settings)
    {
        var pairs = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2))
            .Select(parts => KeyValuePair.Create<string, string?>(parts[0], parts[1]));
        var options = new RdsCredentialsOptions();
        new ConfigurationBuilder().AddInMemoryCollection(pairs).Build().Bind(options);
        return options;
    }
}
