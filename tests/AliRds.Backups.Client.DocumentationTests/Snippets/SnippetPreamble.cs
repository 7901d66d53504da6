
namespace AliRds.Backups.Client.DocumentationTests.Snippets;

/// <summary>
/// What a block of C# finds without declaring it: the usings that a project of the Worker or Web SDK has, and the members below, which stand for
/// what a reader has at hand. A block may declare a variable of the same name; it hides the member.
/// </summary>
internal static class SnippetPreamble
{
    internal const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        """;

    /// <summary>All of it belongs to one emulator. The console is a writer, so that what a block prints is shown with its test.</summary>
    internal const string Members =
        """
            private readonly AliRds.Backups.Client.DocumentationTests.Snippets.SnippetContext _context;

            public Snippet(AliRds.Backups.Client.DocumentationTests.Snippets.SnippetContext context) => _context = context;

            private AliRds.Backups.Client.Emulator.RdsBackupsEmulator emulator => _context.Emulator;
            private AliRds.Backups.Client.IRdsBackupsClient client => _context.Client;
            private AliRds.Backups.Client.Downloading.IBackupDownloader downloader => _context.Downloader;
            private AliRds.Backups.Client.DescribeBackupsRequest request => _context.Request;
            private AliRds.Backups.Client.Backup backup => _context.Backup;
            private string folder => _context.Folder;
            private HostApplicationBuilder builder => _context.Builder;
            private IServiceCollection services => _context.Builder.Services;
            private IConfiguration configuration => _context.Builder.Configuration;
            private HttpClient httpClient => _context.HttpClient;
            private CancellationToken cancellationToken => _context.CancellationToken;
            private TextWriter Console => _context.Output;
        """;
}
