using System.CommandLine;
using System.CommandLine.Parsing;
using AliRds.Backups.Client;

namespace DownloadBackups;

/// <summary>The options of the program, in groups: which backups, where to, how, from which service, and the output.</summary>
internal sealed class DownloadCommand
{
    private readonly Option<string?> _instance = new("--instance") { Description = "The instance that the backups belong to." };
    private readonly Option<bool> _latest = new("--latest") { Description = "Download the newest restorable backup (the default)." };
    private readonly Option<string[]> _backupId = new("--backup-id")
    {
        Description = "The backup to download. Can be repeated.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<DateTimeOffset?> _from = new("--from")
    {
        Description = "Download all backups from this time on (ISO 8601; UTC if it has no offset).",
    };
    private readonly Option<DateTimeOffset?> _to = new("--to") { Description = "Download all backups up to this time." };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the files.",
        DefaultValueFactory = _ => ".",
    };
    private readonly Option<int> _parts = new("--parts") { Description = "Connections per file, 1 to 64.", DefaultValueFactory = _ => 8 };
    private readonly Option<long?> _maxRate = new("--max-rate")
    {
        Description = "The bandwidth limit in bytes per second, for all files together; at least 1024.",
    };
    private readonly Option<bool> _replace = new("--replace") { Description = "Replace existing files." };

    private readonly Option<string?> _region = new("--region") { Description = "The region of the instance, such as cn-hangzhou." };
    private readonly Option<Uri?> _endpoint = new("--endpoint") { Description = "The address of the service, instead of --region." };
    private readonly Option<string?> _signature = Choice("--signature", "The signature version (default: v3).", "v3", "v1");
    private readonly Option<string?> _format = Choice("--format", "The format of the responses (default: json).", "json", "xml");
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object per file to stdout, and nothing else." };

    private readonly RootCommand _root;

    public DownloadCommand()
    {
        _from.CustomParser = TimeArgument.Parse;
        _to.CustomParser = TimeArgument.Parse;
        _endpoint.CustomParser = AddressArgument.Parse;
        _parts.Validators.Add(RequireParts);
        _maxRate.Validators.Add(RequireRate);
        _root = new RootCommand("Downloads backups of an ApsaraDB RDS instance. After an interruption, run it again to resume.")
        {
            _instance, _latest, _backupId, _from, _to, _out, _parts, _maxRate, _replace, _region, _endpoint, _signature, _format, _json,
        };
        _root.Validators.Add(RequireOneChoice);
        _root.SetAction((result, cancellationToken) => DownloadRun.RunAsync(Arguments(result), cancellationToken));
    }

    public ParseResult Parse(string[] arguments) => _root.Parse(arguments);

    private DownloadArguments Arguments(ParseResult result) => new()
    {
        Instance = result.GetValue(_instance),
        BackupIds = result.GetValue(_backupId) ?? [],
        From = result.GetValue(_from),
        To = result.GetValue(_to),
        Folder = result.GetValue(_out)!,
        Parts = result.GetValue(_parts),
        MaxRate = result.GetValue(_maxRate),
        Replace = result.GetValue(_replace),
        Region = result.GetValue(_region),
        Endpoint = result.GetValue(_endpoint),
        Signature = result.GetValue(_signature) == "v1" ? RdsSignatureVersion.V1 : RdsSignatureVersion.V3,
        Format = result.GetValue(_format) == "xml" ? RdsResponseFormat.Xml : RdsResponseFormat.Json,
        Json = result.GetValue(_json),
    };

    private void RequireOneChoice(CommandResult result)
    {
        bool[] choices = [result.GetValue(_latest), result.GetResult(_backupId) is not null, HasTime(result)];
        if (choices.Count(chosen => chosen) > 1)
        {
            result.AddError("Choose only one of --latest, --backup-id, and --from with --to.");
        }
    }

    private bool HasTime(CommandResult result) => result.GetResult(_from) is not null || result.GetResult(_to) is not null;

    private void RequireParts(OptionResult result)
    {
        if (result.GetValue(_parts) is < 1 or > 64)
        {
            result.AddError("--parts must be from 1 to 64.");
        }
    }

    private void RequireRate(OptionResult result)
    {
        if (result.GetValue(_maxRate) is < 1024)
        {
            result.AddError("--max-rate must be at least 1024 bytes per second.");
        }
    }

    private static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
