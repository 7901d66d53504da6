using System.Text;
using AliRds.Backups.Client.DocumentationTests.Markdown;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>The JSON of the pages is configuration: it is bound as a host would bind it, and checked as when a host starts.</summary>
public sealed class JsonBlockTests
{
    private static readonly CodeBlock[] Blocks = [.. MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => block.Language == "json")];

    public static TheoryData<string> All => [.. Blocks.Select(block => block.ToString())];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Block_BoundAsConfiguration_IsValid(string block)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(Blocks.Single(candidate => candidate.ToString() == block).Text));
        var configuration = new ConfigurationBuilder().AddJsonStream(text).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddRdsBackupsClient(configuration.GetRequiredSection("RdsBackups"));
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();

        Assert.NotNull(provider.GetRequiredService<IRdsBackupsClient>());
        Assert.Equal(["RdsBackups"], configuration.GetChildren().Select(section => section.Key));
    }
}
