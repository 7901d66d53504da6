namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>The total that a response carries in place of the true one, which the page still has.</summary>
internal delegate long? LyingTotal(BackupPage page, DescribeBackupsRequest request);
