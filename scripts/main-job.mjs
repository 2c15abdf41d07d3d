// The main job on the contracts of this repository: generate, validate the recordings, diff against the last release,
// check the saved upstream pages, and say in the end how each went.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = fileURLToPath(new URL('../packages/cli/bin/schemawright.js', import.meta.url));
const outcomes = ['fine', 'problems found', 'could not run'];

const steps = [
  { title: 'Generate the packages', args: ['generate'] },
  { title: 'Validate the recordings', args: ['validate', '--contract', 'hubspot-oauth'] },
  { title: 'Diff against the last release', args: ['diff'] },
  { title: 'Check the upstream pages', args: ['upstream', 'check'] },
];

const results = steps.map(({ title, args }) => {
  console.log(`\n── ${title} · schemawright ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' });
  return { title, args, status: status ?? 70 };
});

console.log('\n── Summary\n');
for (const { title, status } of results) {
  console.log(`${status === 0 ? '✓' : '✗'} ${title.padEnd(32)} ${outcomes[status] ?? `status ${status}`}`);
}
process.exitCode = Math.max(...results.map(({ status }) => status));
