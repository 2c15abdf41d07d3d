#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// The status until a run says otherwise: a run that dies, or never settles, is a defect and not a finding.
process.exitCode = 70;

process.on('uncaughtException', (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(70);
});

// In a run of seconds the optimizing compiler of Node 20 takes more time than its code wins. Later engines have one in between.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=540672');

const [{ main, defectText }, { processIo }] = await Promise.all([import('../dist/main.js'), import('../dist/io.js')]);

let fault = false;
const io = processIo((error) => {
  // Once: where stderr is what cannot be written, telling it would fail too, and be told again without end.
  if (fault) return;
  fault = true;
  process.exitCode = 2;
  io.err.write(`schemawright: the output could not be written (${error.code})\n`);
});

try {
  const status = await main(process.argv.slice(2), io);
  process.exitCode = fault ? 2 : status;
} catch (error) {
  io.err.write(defectText(error));
}
