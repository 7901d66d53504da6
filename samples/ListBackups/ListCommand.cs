using System.CommandLine;
using AliRds.Backups.Client;

namespace ListBackups;

/// <summary>The options of the program, in groups: what to list, how to call, with which key, and the output.</summary>
internal sealed class ListCommand
{
    private readonly Option<string[]> _instance = new("--instance")
    {
        Description = "The instance to list. Can be repeated.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<DateTimeOffset?> _from = new("--from")
    {
        Description = "Only backups from this time on (ISO 8601; UTC if it has no offset).",
    };
    private readonly Option<DateTimeOffset?> _to = new("--to") { Description = "Only backups up to this time." };
    private readonly Option<string?> _status = Choice("--status", "Only backups with this outcome.", "Success", "Failed");
    private readonly Option<string?> _type = Choice("--type", "Only full or incremental backups.", "FullBackup", "IncrementalBackup");
    private readonly Option<string?> _mode = Choice("--mode", "Only automated or manual backups.", "Automated", "Manual");
    private readonly Option<int> _pageSize = new("--page-size")
    {
        Description = "Backups per page: 30, 50 or 100.",
        DefaultValueFactory = _ => 100,
    };

    private readonly Option<string?> _region = new("--region") { Description = "The region of the instances, such as cn-hangzhou." };
    private readonly Option<bool> _vpc = new("--vpc") { Description = "Call over the VPC network of the region." };
    private readonly Option<Uri?> _endpoint = new("--endpoint") { Description = "The address of the service, instead of --region." };
    private readonly Option<string?> _signature = Choice("--signature", "The signature version (default: v3).", "v3", "v1");
    private readonly Option<string?> _format = Choice("--format", "The format of the responses (default: json).", "json", "xml");

    private readonly Option<string?> _credentials = Choice(
        "--credentials", $"The source of the access key: {string.Join(", ", CredentialsChoice.Names)}.", CredentialsChoice.Names);
    private readonly Option<string?> _accessKeyId = new("--access-key-id")
    {
        Description = "For static: the key id. The secret is asked for or read from a pipe.",
    };
    private readonly Option<string?> _profile = new("--profile") { Description = "For profile and cli: the name of the profile." };
    private readonly Option<string?> _roleArn = new("--role-arn")
    {
        Description = "For role: the role to assume, with the key of the default chain.",
    };
    private readonly Option<string?> _process = new("--process") { Description = "For process: the command that prints a key." };
    private readonly Option<Uri?> _stsEndpoint = new("--sts-endpoint") { Description = "The address of STS, such as that of an emulator." };
    private readonly Option<Uri?> _metadataEndpoint = new("--metadata-endpoint")
    {
        Description = "The address of the metadata service, such as that of an emulator.",
    };

    private readonly Option<int> _maxRetries = new("--max-retries")
    {
        Description = "How often a failed call is retried.",
        DefaultValueFactory = _ => 4,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object per line to stdout, and nothing else." };

    private readonly RootCommand _root;

    public ListCommand()
    {
        _from.CustomParser = TimeArgument.Parse;
        _to.CustomParser = TimeArgument.Parse;
        _endpoint.CustomParser = _stsEndpoint.CustomParser = _metadataEndpoint.CustomParser = AddressArgument.Parse;
        _root = new RootCommand("Lists the backups of ApsaraDB RDS instances.")
        {
            _instance, _from, _to, _status, _type, _mode, _pageSize, _region, _vpc, _endpoint, _signature, _format, _maxRetries,
            _credentials, _accessKeyId, _profile, _roleArn, _process, _stsEndpoint, _metadataEndpoint, _json,
        };
        _root.SetAction((result, cancellationToken) => ListRun.RunAsync(Options(result), cancellationToken));
    }

    public ParseResult Parse(string[] arguments) => _root.Parse(arguments);

    private ListOptions Options(ParseResult result) => new()
    {
        Instances = result.GetValue(_instance) ?? [],
        From = result.GetValue(_from),
        To = result.GetValue(_to),
        Status = result.GetValue(_status) is { } status ? new BackupStatus(status) : null,
        Type = result.GetValue(_type) is { } type ? new BackupType(type) : null,
        Mode = result.GetValue(_mode) is { } mode ? new BackupMode(mode) : null,
        PageSize = result.GetValue(_pageSize),
        Region = result.GetValue(_region),
        Network = result.GetValue(_vpc) ? RdsNetwork.Vpc : RdsNetwork.Public,
        Endpoint = result.GetValue(_endpoint),
        Signature = result.GetValue(_signature) == "v1" ? RdsSignatureVersion.V1 : RdsSignatureVersion.V3,
        Format = result.GetValue(_format) == "xml" ? RdsResponseFormat.Xml : RdsResponseFormat.Json,
        Credentials = Credentials(result),
        MaxRetries = result.GetValue(_maxRetries),
        Json = result.GetValue(_json),
    };

    private CredentialsChoice Credentials(ParseResult result) => new()
    {
        Source = result.GetValue(_credentials),
        AccessKeyId = result.GetValue(_accessKeyId),
        Profile = result.GetValue(_profile),
        RoleArn = result.GetValue(_roleArn),
        Process = result.GetValue(_process),
        StsEndpoint = result.GetValue(_stsEndpoint),
        MetadataEndpoint = result.GetValue(_metadataEndpoint),
    };

    private static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
