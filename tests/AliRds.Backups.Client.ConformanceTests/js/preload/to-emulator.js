'use strict';

// Leads calls to the metadata service and to STS, whose addresses are built into the vendor's code, to the emulator at EMULATOR_HOST.
// Only the connection differs: the Host header still says where the vendor's code meant to go.

const http = require('node:http');
const https = require('node:https');

const [host, port] = process.env.EMULATOR_HOST.split(':');
const sendPlain = http.request;

function isMeant(name) {
  return name === '100.100.100.200' || /^sts(-vpc)?(\.[a-z0-9-]+)?\.aliyuncs\.com$/.test(name);
}

for (const module of [http, https]) {
  const send = module.request;
  module.request = (options, ...rest) => (isMeant(options.host)
    ? sendPlain({ ...options, host, port, agent: undefined, headers: { ...options.headers, host: options.host } }, ...rest)
    : send(options, ...rest));
}
