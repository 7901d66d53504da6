'use strict';

// The vendor's clients as a user would set them up, each behind one function: operation and parameters in, the body of the response
// out, with the names of the wire. Parameter names are those of the rds package; pop-core itself raises their first letter.

// Their default of 3 seconds is short for a build machine that does much at once.
const TIMEOUT = 60_000;

function rds(settings, signatureAlgorithm) {
  const rdsPackage = require('@alicloud/rds20140815');
  const { $OpenApiUtil } = require('@alicloud/openapi-core');
  const client = new rdsPackage.default(new $OpenApiUtil.Config({
    protocol: 'http',
    endpoint: settings.host,
    accessKeyId: settings.accessKeyId,
    accessKeySecret: settings.accessKeySecret,
    securityToken: settings.securityToken ?? undefined,
    signatureAlgorithm,
    connectTimeout: TIMEOUT,
    readTimeout: TIMEOUT,
  }));
  return async (operation, parameters) => {
    const method = operation[0].toLowerCase() + operation.slice(1);
    const response = await client[method](new rdsPackage[`${operation}Request`](parameters));
    return response.body.toMap();
  };
}

function popCore(settings, method) {
  const RPCClient = require('@alicloud/pop-core');
  const client = new RPCClient({
    endpoint: `http://${settings.host}`,
    apiVersion: '2014-08-15',
    accessKeyId: settings.accessKeyId,
    accessKeySecret: settings.accessKeySecret,
    securityToken: settings.securityToken ?? undefined,
  });
  return (operation, parameters) => client.request(operation, parameters, { method, timeout: TIMEOUT });
}

module.exports = {
  'rds20140815 V3': (settings) => rds(settings),
  'rds20140815 V1': (settings) => rds(settings, 'v2'),
  'pop-core GET': (settings) => popCore(settings, 'GET'),
  'pop-core POST': (settings) => popCore(settings, 'POST'),
};
