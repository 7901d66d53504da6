'use strict';

// Lists every page of one instance with each of the vendor's clients. Settings come as one JSON document on stdin; what each
// client saw goes as one to stdout.

const { readFileSync } = require('node:fs');
const clients = require('./clients');

async function list(connect, settings) {
  const getPage = connect(settings);
  const pages = [];
  let seen = 0;
  for (let pageNumber = 1; ; pageNumber++) {
    const page = await getPage({ ...settings.parameters, pageNumber });
    const backups = page.Items.Backup;
    pages.push(page);
    seen += backups.length;
    if (backups.length === 0 || seen >= Number(page.TotalRecordCount)) {
      return { pages };
    }
  }
}

function refusal(error) {
  // An error without a code of the service is a defect, and ends the program.
  if (!error.code || !error.data) {
    throw error;
  }

  return {
    refusal: {
      code: error.code,
      status: error.data.statusCode ?? error.statusCode ?? error.entry.response.statusCode,
      message: error.data.Message,
      requestId: error.data.RequestId,
    },
  };
}

async function main() {
  const settings = JSON.parse(readFileSync(0, 'utf8'));
  const outcomes = [];
  for (const [client, connect] of Object.entries(clients)) {
    outcomes.push({ client, ...await list(connect, settings).catch(refusal) });
  }

  process.stdout.write(JSON.stringify(outcomes));
}

main();
