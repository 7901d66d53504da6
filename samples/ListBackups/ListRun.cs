using AliRds.Backups.Client;

namespace ListBackups;

/// <summary>One run: opens the service, lists each instance, and turns errors into messages and exit codes.</summary>
internal static class ListRun
{
    public static async Task<int> RunAsync(ListOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var service = await BackupService.OpenAsync(options, cancellationToken);
            var requests = service.Instances.Select(options.RequestFor).ToArray();
            IBackupOutput output = options.Json ? new JsonOutput(Console.Out) : new TableOutput();
            foreach (var request in requests)
            {
                var backups = service.Client.GetBackupsAsync(request, cancellationToken: cancellationToken);
                await output.WriteAsync(request.DbInstanceId, backups);
            }

            return ExitCodes.Success;
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.BadArguments;
        }
        catch (RdsBackupsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.CallFailed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
