'use strict';

// Moves the process's clock by CLOCK_SHIFT_MINUTES before anything else is loaded.

const shift = Number(process.env.CLOCK_SHIFT_MINUTES) * 60_000;
const RealDate = Date;

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now() + shift] : args));
  }

  static now() {
    return RealDate.now() + shift;
  }
};
