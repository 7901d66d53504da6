namespace AliRds.Backups.Client.Tests.Support;

/// <summary>One page that holds every field of the service, current and legacy, as JSON and as XML.</summary>
internal static class SamplePage
{
    internal const string Json = $$"""
        {
          "RequestId": "{{Bodies.RequestId}}",
          "TotalRecordCount": 2, "PageNumber": "1", "PageRecordCount": "2",
          "TotalBackupSize": "8672256", "TotalEcsSnapshotSize": 17, "Region": "cn-hangzhou",
          "Items": { "Backup": [
            {
              "BackupId": 327329803, "DBInstanceId": "rm-example0001", "HostInstanceID": 5101347,
              "BackupStatus": "Success", "BackupStartTime": "2026-01-01T18:20:12Z", "BackupEndTime": "2026-01-01T18:22:53Z",
              "BackupType": "FullBackup", "BackupMode": "Automated", "BackupMethod": "Physical", "BackupSize": 5242880,
              "BackupDownloadURL": "{{Bodies.Link}}", "BackupIntranetDownloadURL": "{{Bodies.Link}}&in=1",
              "BackupDownloadLinkByDB": { "BackupDownloadLinkByDB": [
                { "DataBase": "orders", "DownloadLink": "https://h/a.zip?Expires=1&dbList=orders", "IntranetDownloadLink": "https://i/a.zip?Expires=1" } ] },
              "StoreStatus": "Disabled", "MetaStatus": "OK", "ConsistentTime": 1576506856, "IsAvail": 1, "StorageClass": "0",
              "Encryption": "{}", "CopyOnlyBackup": "0", "BackupInitiator": "System", "Checksum": "18446744073709551615",
              "Engine": "MySQL", "EngineVersion": "8.0", "ExpectExpireTime": "9999-01-01T00:00:00Z",
              "BackupLocation": "OSS", "BackupScale": "DBInstance", "BackupDBNames": "orders,people", "BackupExtractionStatus": "Success",
              "SlaveStatus": "none", "DBInstanceComment": "shop", "ResourceGroupId": "rg-1", "TotalBackupSize": "99",
              "NewField": "new", "NewNumber": 7
            },
            { "BackupId": "900000002", "BackupStatus": "Failed" } ] }
        }
        """;

    internal const string Xml = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <DescribeBackupsResponse>
          <RequestId>{Bodies.RequestId}</RequestId>
          <TotalRecordCount>2</TotalRecordCount><PageNumber>1</PageNumber><PageRecordCount>2</PageRecordCount>
          <TotalBackupSize>8672256</TotalBackupSize><TotalEcsSnapshotSize>17</TotalEcsSnapshotSize><Region>cn-hangzhou</Region>
          <Items>
            <Backup>
              <BackupId>327329803</BackupId><DBInstanceId>rm-example0001</DBInstanceId><HostInstanceID>5101347</HostInstanceID>
              <BackupStatus>Success</BackupStatus><BackupStartTime>2026-01-01T18:20:12Z</BackupStartTime><BackupEndTime>2026-01-01T18:22:53Z</BackupEndTime>
              <BackupType>FullBackup</BackupType><BackupMode>Automated</BackupMode><BackupMethod>Physical</BackupMethod><BackupSize>5242880</BackupSize>
              <BackupDownloadURL><![CDATA[{Bodies.Link}]]></BackupDownloadURL>
              <BackupIntranetDownloadURL><![CDATA[{Bodies.Link}&in=1]]></BackupIntranetDownloadURL>
              <BackupDownloadLinkByDB><BackupDownloadLinkByDB>
                <DataBase>orders</DataBase><DownloadLink>https://h/a.zip?Expires=1&amp;dbList=orders</DownloadLink>
                <IntranetDownloadLink>https://i/a.zip?Expires=1</IntranetDownloadLink>
              </BackupDownloadLinkByDB></BackupDownloadLinkByDB>
              <StoreStatus>Disabled</StoreStatus><MetaStatus>OK</MetaStatus><ConsistentTime>1576506856</ConsistentTime><IsAvail>1</IsAvail>
              <StorageClass>0</StorageClass><Encryption>{"{}"}</Encryption><CopyOnlyBackup>0</CopyOnlyBackup><BackupInitiator>System</BackupInitiator>
              <Checksum>18446744073709551615</Checksum><Engine>MySQL</Engine><EngineVersion>8.0</EngineVersion>
              <ExpectExpireTime>9999-01-01T00:00:00Z</ExpectExpireTime>
              <BackupLocation>OSS</BackupLocation><BackupScale>DBInstance</BackupScale><BackupDBNames>orders,people</BackupDBNames>
              <BackupExtractionStatus>Success</BackupExtractionStatus><SlaveStatus>none</SlaveStatus><DBInstanceComment>shop</DBInstanceComment>
              <ResourceGroupId>rg-1</ResourceGroupId><TotalBackupSize>99</TotalBackupSize><NewField>new</NewField><NewNumber>7</NewNumber>
            </Backup>
            <Backup><BackupId>900000002</BackupId><BackupStatus>Failed</BackupStatus></Backup>
          </Items>
        </DescribeBackupsResponse>
        """;
}
