using AliRds.Backups.Client.DocumentationTests.Markdown;
using AliRds.Backups.Client.DocumentationTests.Snippets;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>The C# of the pages: one case a block, named by page and line. Every block is compiled; every one that is not marked is run.</summary>
public sealed class CSharpBlockTests(ITestOutputHelper output)
{
    private static readonly CodeBlock[] Blocks = [.. MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => block.Language == "csharp")];

    private static readonly string[] Reasons = ["calls the cloud", "follows links of the cloud", "declares a type", "declares types"];

    public static TheoryData<string> All => [.. Blocks.Select(block => block.ToString())];

    public static TheoryData<string> Runnable => [.. Blocks.Where(block => block.NoRunReason is null).Select(block => block.ToString())];

    public static TheoryData<string, string> NotRunnable =>
        [.. Blocks.Where(block => block.NoRunReason is not null).Select(block => (block.ToString(), block.NoRunReason!))];

    [Theory]
    [MemberData(nameof(All))]
    public void Block_Compiled_HasNoWarning(string block)
    {
        string[] problems = [.. SnippetCompiler.Problems(SnippetCompiler.Compile(Find(block)), Find(block))];

        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(Runnable))]
    public async Task Block_Run_Succeeds(string block)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var context = await SnippetContext.StartAsync(cancellationToken);
        var registered = context.Builder.Services.Count;

        await SnippetRunner.RunAsync(SnippetCompiler.Compile(Find(block)), context);

        output.WriteLine(context.Printed);
        Assert.True(!context.IsClientTaken || context.Emulator.Journal.ReceivedCount > 0, "The block has a client and calls nothing.");
        if (context.Builder.Services.Count > registered)
        {
            await RegisteredServices.TryAsync(context, cancellationToken);
        }
    }

    [Theory]
    [MemberData(nameof(NotRunnable))]
    public void Block_MarkedNoRun_NeedsTheCloudOrDeclaresTypesOnly(string block, string reason)
    {
        var source = Find(block);

        Assert.Contains(reason, Reasons);
        Assert.Equal(reason.StartsWith("declares", StringComparison.Ordinal), !SnippetSource.Of(source).HasStatements);
        Assert.Equal(reason == "calls the cloud", source.Text.Contains("RegionId", StringComparison.Ordinal));
    }

    private static CodeBlock Find(string block) => Blocks.Single(candidate => candidate.ToString() == block);
}
