// Checks what would be published of each folder given: publint for the package, attw for its types.
import { spawnSync } from 'node:child_process';

const run = (command, args, cwd) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

for (const folder of process.argv.slice(2)) {
  for (const [command, ...args] of [
    ['publint', '--strict'],
    ['attw', '--pack', '.', '--profile', 'esm-only'],
  ]) {
    const { status, stdout, stderr } = run(command, args, folder);
    if (status === 0) continue;
    console.error(`${command} in ${folder}:\n${stdout}${stderr}`);
    process.exitCode = 1;
  }
}
