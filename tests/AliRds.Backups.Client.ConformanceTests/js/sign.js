'use strict';

// Lets the vendor's clients sign each call that comes as a JSON line on stdin, and writes what they signed and would have
// sent as a JSON line to stdout. Only what lies outside of the vendor's signing is replaced: httpx keeps the request instead
// of sending it, and node's crypto notes what it is fed with.

const crypto = require('node:crypto');
const { readFileSync } = require('node:fs');
const httpx = require('httpx');
const RPCClient = require('@alicloud/pop-core');
const { default: OpenApiClient, $OpenApiUtil, OpenApiUtil } = require('@alicloud/openapi-core');
const { default: OlderOpenApiUtil } = require('@alicloud/openapi-util');

let kept = null;
const fed = {};

httpx.request = async (url, options) => {
  kept = { url, headers: options.headers, body: options.data };
  throw new Error('kept');
};

for (const name of ['createHash', 'createHmac']) {
  const create = crypto[name];
  crypto[name] = (...args) => {
    const object = create(...args);
    const update = object.update;
    object.update = (data, ...rest) => {
      fed[name] = data.toString();
      return update.call(object, data, ...rest);
    };
    return object;
  };
}

async function capture(call) {
  kept = null;
  try {
    await call();
  } catch (error) {
    if (kept === null) {
      throw error;
    }
  }

  return kept;
}

// Time and nonce go in as parameters, which pop-core lets win over its own.
async function signV1(call, method) {
  const client = new RPCClient({
    endpoint: `https://${call.host}`,
    apiVersion: call.version,
    accessKeyId: call.accessKeyId,
    accessKeySecret: call.accessKeySecret,
    securityToken: call.securityToken ?? undefined,
  });
  const parameters = { ...call.parameters, Format: call.format, Timestamp: call.timestamp, SignatureNonce: call.nonce };
  const { url, body } = await capture(
    () => client.request(call.action, parameters, { method, formatParams: false, formatAction: false }));
  return { canonical: fed.createHmac, sent: method === 'POST' ? `${url}?${body}` : url };
}

// Time and nonce go in as headers, which openapi-core lets win over its own.
async function signV3(call, method) {
  const client = new OpenApiClient(new $OpenApiUtil.Config({
    endpoint: call.host,
    credential: { getCredential: async () => ({ ...call, type: call.securityToken ? 'sts' : 'access_key' }) },
  }));
  const params = new $OpenApiUtil.Params({
    action: call.action,
    version: call.version,
    protocol: 'HTTPS',
    pathname: '/',
    method,
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const query = OpenApiUtil.query(call.parameters);
  const request = new $OpenApiUtil.OpenApiRequest({
    query,
    headers: { 'x-acs-date': call.timestamp, 'x-acs-signature-nonce': call.nonce },
  });
  const { headers } = await capture(() => client.callApi(params, request, {}));
  const canonical = fed.createHash;

  const { Authorization: authorization, ...unsigned } = headers;
  const older = OlderOpenApiUtil.getAuthorization(
    { method, pathname: '/', query, headers: unsigned },
    'ACS3-HMAC-SHA256', headers['x-acs-content-sha256'], call.accessKeyId, call.accessKeySecret);
  return { canonical, headers, authorization, olderAuthorization: older };
}

async function sign(call) {
  return {
    v1: { GET: await signV1(call, 'GET'), POST: await signV1(call, 'POST') },
    v3: { GET: await signV3(call, 'GET'), POST: await signV3(call, 'POST') },
  };
}

async function main() {
  for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    process.stdout.write(`${JSON.stringify(await sign(JSON.parse(line)))}\n`);
  }
}

main();
