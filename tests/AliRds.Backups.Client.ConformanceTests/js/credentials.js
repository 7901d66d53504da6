'use strict';

// Gets a key from each source named on stdin with the vendor's credentials library, and lists backups with it. Sources find their
// settings where they always do: in the environment and in the files of the home folder.

const { readFileSync } = require('node:fs');
const credentials = require('@alicloud/credentials');
const { default: Client, DescribeBackupsRequest } = require('@alicloud/rds20140815');
const { $OpenApiUtil } = require('@alicloud/openapi-core');

const TIMEOUT = 60_000;

const sources = {
  default: () => credentials.DefaultCredentialsProvider.builder(),
  environment: () => credentials.EnvironmentVariableCredentialsProvider.builder(),
  profile: (profile) => credentials.ProfileCredentialsProvider.builder().withProfileName(profile),
  cli: (profile) => credentials.CLIProfileCredentialsProvider.builder().withProfileName(profile),
  ecs: () => credentials.ECSRAMRoleCredentialsProvider.builder().withReadTimeout(TIMEOUT).withConnectTimeout(TIMEOUT),
  oidc: () => credentials.OIDCRoleArnCredentialsProvider.builder(),
  uri: () => credentials.URICredentialsProvider.builder(),
};

async function listWith(credential, settings) {
  const client = new Client(new $OpenApiUtil.Config({
    protocol: 'http', endpoint: settings.host, credential, connectTimeout: TIMEOUT, readTimeout: TIMEOUT,
  }));
  const answer = await client.describeBackups(new DescribeBackupsRequest({ DBInstanceId: settings.instance }));
  return answer.body.toMap().Items.Backup.map((backup) => `${backup.BackupId}`);
}

async function main() {
  const settings = JSON.parse(readFileSync(0, 'utf8'));
  const outcomes = [];
  for (const { source, profile } of settings.sources) {
    const credential = new credentials.default(null, sources[source](profile ?? undefined).build());
    const key = await credential.getCredential();
    outcomes.push({
      accessKeyId: key.accessKeyId,
      accessKeySecret: key.accessKeySecret,
      securityToken: key.securityToken || null,
      provider: key.providerName,
      backupIds: await listWith(credential, settings),
    });
  }

  process.stdout.write(JSON.stringify(outcomes));
}

main();
