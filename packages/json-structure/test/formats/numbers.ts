import type { Rows } from './rows.ts';

const max = Number.MAX_SAFE_INTEGER;
export const numbers: Rows<number> = {
  isInt8: { yes: [-128, 127, 0, -0], no: [-129, 128, 0.5] },
  isInt16: { yes: [-32768, 32767], no: [-32769, 32768, 0.5] },
  isInt32: { yes: [-(2 ** 31), 2 ** 31 - 1, 0, -0, 1e3], no: [2 ** 31, -(2 ** 31) - 1, 0.5, Number.NaN, Infinity] },
  isInt64: { yes: [max, -(2 ** 63), 2 ** 63, 0], no: [2 ** 64, -(2 ** 63) - 2048, 0.5, Number.NaN, Infinity] },
  isUint8: { yes: [0, 255], no: [-1, 256, 0.5] },
  isUint16: { yes: [0, 65535], no: [-1, 65536, 0.5] },
  isUint32: { yes: [0, 2 ** 32 - 1], no: [-1, 2 ** 32, 0.5] },
  isUint64: { yes: [0, 2 ** 64], no: [-1, 2 ** 65, 0.5, Infinity] },
  isFloat: { yes: [0, 3.4028234663852886e38, -1e-50], no: [3.5e38, -Infinity, Number.NaN] },
  isDouble: { yes: [0, Number.MAX_VALUE], no: [Infinity, Number.NaN] },
};
