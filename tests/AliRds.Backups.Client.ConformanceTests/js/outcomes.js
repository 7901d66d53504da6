'use strict';

// Runs the same calls with each of the vendor's clients. Settings come as one JSON document on stdin; what each client saw goes as
// one to stdout.

const { readFileSync } = require('node:fs');
const clients = require('./clients');

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

// `use` is given a function that calls an operation, and the settings. It returns what the client saw.
async function run(use) {
  const settings = JSON.parse(readFileSync(0, 'utf8'));
  const outcomes = [];
  for (const [client, connect] of Object.entries(clients)) {
    outcomes.push({ client, ...await use(connect(settings), settings).catch(refusal) });
  }

  process.stdout.write(JSON.stringify(outcomes));
}

module.exports = { run };
