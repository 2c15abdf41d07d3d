import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pets, petsWithOtherTag } from './contracts.ts';
import { bin, folderWith, remove } from './schemawright.ts';

interface Packed {
  readonly tarball: Buffer;
  readonly integrity?: string;
}

/** The start of a member of a tarball, which says how large that is; a link when it leads somewhere. */
const start = (path: string, size: number, linkpath?: string): Buffer => {
  const header = Buffer.alloc(512);
  const type = linkpath === undefined ? { type: 'File' as const } : { type: 'SymbolicLink' as const, linkpath };
  new Header({ path, size, mode: 0o644, mtime: new Date(0), ...type }).encode(header, 0);
  return header;
};

/** A whole one. */
const member = (path: string, content: unknown, linkpath?: string): Buffer => {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return Buffer.concat([start(path, bytes.length, linkpath), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
};

const packed = (...members: readonly Buffer[]): Buffer => gzipSync(Buffer.concat([...members, Buffer.alloc(1024)]));

/** A tarball as npm packs it. */
const pack = (files: Readonly<Record<string, unknown>>): Buffer =>
  packed(...Object.entries(files).map(([path, content]) => member(path, content)));

/** Of many gigabytes, which nobody has to hold to make it: gzip files may be put together. RFC 1952, 2.2. */
const bomb = (...first: readonly Buffer[]): Buffer => {
  const zeros = gzipSync(Buffer.alloc(32 * 1024 * 1024));
  return Buffer.concat([gzipSync(Buffer.concat(first)), ...Array.from({ length: 256 }, () => zeros)]);
};

const integrityOf = (bytes: Buffer): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

const released = (contract: unknown): Packed => ({
  tarball: pack({ 'package/package.json': {}, 'package/contract.json': contract }),
});

const versions: Readonly<Record<string, Packed>> = {
  '1.0.0': released(pets),
  '1.1.0': released(petsWithOtherTag),
  '2.0.0-rc.1': released(pets),
  '1.2.0': { tarball: pack({ 'package/package.json': {}, 'package/nested/contract.json': pets }) },
  '1.3.0': { ...released(pets), integrity: integrityOf(Buffer.from('something else')) },
  '1.4.0': { tarball: Buffer.from('no archive') },
  '1.5.0': { tarball: gzipSync(Buffer.alloc(2048, 'x')) },
  '3.0.0': { tarball: bomb(member('package/contract.json', pets), start('package/index.js', 7e9)) },
  '3.0.1': { tarball: bomb(start('package/contract.json', 7e9)) },
  '3.0.2': { tarball: gzipSync(bomb()) },
  '3.0.3': { tarball: gzipSync(Buffer.concat(Array.from({ length: 100_001 }, () => start('package/empty', 0)))) },
  '3.1.0': { tarball: packed(member('package/contract.json', '', '../../pets.json')) },
  '3.1.1': { tarball: packed(member('package/contract.json', pets), member('package/other', '', '/etc/passwd')) },
  '3.2.0': { tarball: pack({ '../contract.json': pets }) },
  '3.2.1': { tarball: pack({ '/contract.json': pets }) },
  '3.2.2': { tarball: pack({ 'package/contract.json': pets, 'package/../../../x.json': {} }) },
  '3.3.0': {
    tarball: packed(member('package/contract.json', pets), member('package/contract.json', petsWithOtherTag)),
  },
  '3.3.1': { tarball: pack({ 'package/contract.json': pets, 'other/contract.json': petsWithOtherTag }) },
  '3.3.2': { tarball: pack({ 'package/contract.json': pets, 'package/./contract.json': petsWithOtherTag }) },
  '3.4.0': { ...released(pets), integrity: 'md5-AAAAAAAAAAAAAAAAAAAAAA==' },
  '1.6.0': released({ ...(pets as object), components: { schemas: { Pet: { $ref: 'secret.json' } } } }),
  '1.7.0': released({ ...(pets as object), components: { schemas: { Pet: { $ref: '../../../secret.json' } } } }),
};

let server: Server;
let registry: string;
const asked: IncomingMessage[] = [];
/** What goes wrong before the package is described. */
const troubles: (number | 'hang up')[] = [];
const folders: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const path = decodeURIComponent(request.url ?? '');
    const [, version] = /^\/files\/(.+)\.tgz$/u.exec(path) ?? [];
    const wanted = version === undefined ? undefined : versions[version];
    if (wanted !== undefined) return void response.end(wanted.tarball);
    if (path === '/@acme/pets-types' && troubles.length > 0) {
      const trouble = troubles.shift();
      return trouble === 'hang up' ? void request.socket.destroy() : void response.writeHead(trouble ?? 500).end();
    }
    if (path === '/elsewhere') return void response.writeHead(302, { location: 'http://example.com/' }).end();
    if (path === '/html') return void response.end('<html>');
    if (path !== '/@acme/pets-types') return void response.writeHead(404).end();
    const described = Object.entries(versions).map(([name, { tarball, integrity = integrityOf(tarball) }]) => [
      name,
      { dist: { tarball: `${registry}files/${name}.tgz`, integrity } },
    ]);
    response.end(JSON.stringify({ 'dist-tags': { latest: '1.1.0' }, versions: Object.fromEntries(described) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.close();
  folders.forEach(remove);
});

const folder = (files: Readonly<Record<string, unknown>>): string => {
  const made = folderWith(files);
  folders.push(made);
  return made;
};

const run = promisify(execFile);

const diff = async (
  old: string,
  {
    files = {},
    env = { npm_config_registry: registry },
  }: { files?: Record<string, unknown>; env?: Record<string, string> } = {},
): Promise<{ status: number; stdout: string; stderr: string }> => {
  const cwd = folder({ 'pets.json': pets, 'secret.json': { type: 'string' }, ...files });
  const { npm_config_registry: _, ...inherited } = process.env;
  const options = { cwd, env: { ...inherited, npm_config_userconfig: `${cwd}/user.npmrc`, ...env } };
  try {
    return { status: 0, ...(await run(process.execPath, [bin, 'diff', old, 'pets.json'], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
};

test.each([
  ['a version', '@1.0.0', 'none: nothing changed'],
  ['another version', '@1.1.0', 'response-type-changed'],
  ['no version: latest', '', 'response-type-changed'],
  ['a tag', '@latest', 'response-type-changed'],
  ['a range', '@~1.0', 'none: nothing changed'],
])('the contract of %s is fetched', async (_, version, said) => {
  const { status, stdout, stderr } = await diff(`npm:@acme/pets-types${version}`);
  expect(stderr).toBe('');
  expect(stdout).toContain(said);
  expect(status).toBe(0);
});

test.each([
  ['an unknown package', 'npm:unknown', 'npm-package-unknown'],
  ['an unknown version', 'npm:@acme/pets-types@9.0.0', 'npm-version-unknown'],
  ['a package without a contract', 'npm:@acme/pets-types@1.2.0', 'there is no contract.json in @acme/pets-types 1.2.0'],
  ['bytes that were not published', 'npm:@acme/pets-types@1.3.0', 'npm-integrity'],
  ['what is no gzip file', 'npm:@acme/pets-types@1.4.0', 'no gzip file'],
  ['what is no archive', 'npm:@acme/pets-types@1.5.0', 'no tar archive'],
  ['a redirect to a host that nobody named', 'npm:elsewhere', 'npm-redirect'],
  ['what is no package', 'npm:html', 'npm-answer'],
  ['what is no name', 'npm:../etc@1.0.0', 'npm-input'],
])('%s', async (_, input, said) => {
  const { status, stdout, stderr } = await diff(input);
  expect(stderr).toContain(said);
  expect([status, stdout]).toEqual([2, '']);
});

test.each([
  ['that inflates without end', '3.0.0', 'the package holds more than 536870912 bytes'],
  ['of more files than anybody reads', '3.0.3', 'the package holds more than 100000 files'],
  ['with a contract that is larger than any', '3.0.1', 'contract.json holds more than'],
  ['that is compressed twice', '3.0.2', 'the package is no tar archive'],
  ['whose contract is a link', '3.1.0', 'neither file nor folder: a link'],
  ['with a link beside the contract', '3.1.1', 'neither file nor folder: a link'],
  ['with a path above itself', '3.2.0', 'a path that leads out of it'],
  ['with a path from the root', '3.2.1', 'a path that leads out of it'],
  ['with such a path beside the contract', '3.2.2', 'a path that leads out of it'],
  ['with two contracts', '3.3.0', 'the package holds contract.json twice'],
  ['with two contracts in two spellings', '3.3.2', 'the package holds contract.json twice'],
  ['with two contracts in two folders', '3.3.1', 'the package holds contract.json twice'],
  ['that only a broken digest vouches for', '3.4.0', 'npm-integrity'],
])('a package %s is refused with one message, and nothing is written', async (_, version, said) => {
  const { status, stdout, stderr } = await diff(`npm:@acme/pets-types@${version}`);
  expect(stderr).toContain(said);
  expect(stderr.match(/ error /gu)).toHaveLength(1);
  expect([status, stdout]).toEqual([2, '']);
  expect(readdirSync(folders.at(-1) ?? '').sort()).toEqual(['pets.json', 'secret.json']);
});

test('a contract in a package reaches no file of the disk', async () => {
  const { stderr, stdout } = await diff('npm:@acme/pets-types@1.6.0');
  expect(stderr).toContain('npm:@acme/pets-types@1.6.0/contract.json:');
  expect(stderr).toContain('ref-unresolved');
  expect(stdout).not.toContain('none: nothing changed');
});

test('a reference out of a package asks nobody to move files', async () => {
  const { stderr } = await diff('npm:@acme/pets-types@1.7.0');
  expect(stderr).toContain('ref-outside');
  expect(stderr).toContain('publish the package again');
  expect(stderr).not.toContain('move the file');
});

test.each<[string, (number | 'hang up')[]]>([
  ['a server in trouble', [503, 502]],
  ['too many requests', [429]],
  ['a connection that breaks', ['hang up', 'hang up']],
])('%s is asked again', async (_, happening) => {
  troubles.push(...happening);
  const { status, stderr } = await diff('npm:@acme/pets-types@1.0.0');
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test.each<[string, (number | 'hang up')[], string, number]>([
  ['trouble that stays', [503, 503, 503], 'npm-answer', 3],
  ['an answer that will stay the same', [400], 'npm-answer', 1],
])('%s is told', async (_, happening, code, times) => {
  troubles.push(...happening);
  const before = asked.length;
  const { status, stderr } = await diff('npm:@acme/pets-types@1.0.0');
  expect(stderr).toContain(code);
  expect([status, asked.length - before]).toEqual([2, times]);
});

test('a registry that is not there is told', async () => {
  const { status, stderr } = await diff('npm:pets', { env: { npm_config_registry: 'http://127.0.0.1:1/' } });
  expect(stderr).toContain('the registry 127.0.0.1:1 cannot be reached');
  expect(status).toBe(2);
});

test.each([
  ['of the project', '.npmrc', 'registry='],
  ['of the user', 'user.npmrc', 'registry = '],
  ['of a scope', '.npmrc', 'registry=http://127.0.0.1:1/\n@acme:registry='],
])('the registry in the .npmrc %s is asked', async (_, name, setting) => {
  const { status } = await diff('npm:@acme/pets-types@1.0.0', {
    files: { [name]: `; comment\n${setting}${registry}\n` },
    env: {},
  });
  expect(status).toBe(0);
});

test('the token of the user goes to its registry, one of the project nowhere', async () => {
  const host = registry.replace('http:', '');
  const token = (): string | undefined => asked.at(-1)?.headers.authorization;
  await diff('npm:@acme/pets-types@1.0.0', {
    files: { 'user.npmrc': `${host}:_authToken=\${PETS_TOKEN}` },
    env: { npm_config_registry: registry, PETS_TOKEN: 'abc' },
  });
  expect(token()).toBe('Bearer abc');
  await diff('npm:@acme/pets-types@1.0.0', { files: { 'user.npmrc': `${host}:_auth=dXNlcjpwYXNz` } });
  expect(token()).toBe('Basic dXNlcjpwYXNz');
  await diff('npm:@acme/pets-types@1.0.0', {
    files: { '.npmrc': `${host}:_authToken=\${PETS_TOKEN}` },
    env: { npm_config_registry: registry, PETS_TOKEN: 'abc' },
  });
  expect(token()).toBeUndefined();
});

test('an installed copy of the version is read without a registry, one of another version is not', async () => {
  const installed = (version: string): Record<string, unknown> => ({
    'node_modules/@acme/pets-types/package.json': { version },
    'node_modules/@acme/pets-types/contract.json': petsWithOtherTag,
  });
  const before = asked.length;
  const { stdout } = await diff('npm:@acme/pets-types@1.0.0', { files: installed('1.0.0') });
  expect(stdout).toContain('response-type-changed');
  expect(asked.length).toBe(before);
  expect((await diff('npm:@acme/pets-types@1.0.0', { files: installed('1.1.0') })).stdout).toBe(
    'none: nothing changed\n',
  );
});
