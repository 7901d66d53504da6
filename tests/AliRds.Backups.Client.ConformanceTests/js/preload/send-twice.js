'use strict';

// Sends every signed request twice, as an eavesdropper would; the client sees the second answer.

const httpx = require('httpx');
const send = httpx.request;

httpx.request = async (url, options) => {
  const first = await send(url, { ...options });
  await httpx.read(first);
  if (first.statusCode !== 200) {
    throw new Error(`The first of two was refused already, with ${first.statusCode}.`);
  }

  return send(url, { ...options });
};
