'use strict';

// Calls one operation once with each of the vendor's clients.

const { run } = require('./outcomes');

run(async (call, settings) => ({ pages: [await call(settings.operation, settings.parameters)] }));
