import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { maxSatisfying, validRange } from 'semver';
import type { Registry } from './npm-config.ts';

const maxHops = 5;
const deadline = 60_000;
const limits = { packument: 128 * 1024 * 1024, tarball: 128 * 1024 * 1024 };

/** Why a package could not be had; told of the input, ends with status 2. */
export class RegistryFault extends Error {
  override readonly name = 'RegistryFault';
  readonly code: string;
  readonly mend: string | undefined;

  constructor(code: string, message: string, mend?: string) {
    super(message);
    this.code = code;
    this.mend = mend;
  }
}

/** One version as a registry describes it. */
export interface Published {
  readonly version: string;
  readonly tarball: string;
  /** Subresource Integrity, sha512 or stronger than nothing. */
  readonly integrity: string | undefined;
  /** SHA-1, of packages from before there was an integrity. */
  readonly shasum: string | undefined;
}

/** The version that `wanted` names: a version, a tag, or a range. Throws `RegistryFault`. */
export const publishedVersion = async (registry: Registry, name: string, wanted: string): Promise<Published> => {
  const url = new URL(name.replace('/', '%2f'), registry.url);
  const bytes = await fetchBytes(url, registry, limits.packument, 'application/vnd.npm.install-v1+json');
  const packument = objectIn(parseJson(bytes));
  const versions = objectIn(packument?.['versions']);
  if (versions === undefined) throw new RegistryFault('npm-answer', 'the registry does not answer with a package');
  const tag = own(objectIn(packument?.['dist-tags']), wanted);
  const known = Object.keys(versions);
  const version =
    typeof tag === 'string'
      ? tag
      : Object.hasOwn(versions, wanted)
        ? wanted
        : validRange(wanted) === null
          ? null
          : maxSatisfying(known, wanted);
  const dist = version === null ? undefined : objectIn(objectIn(own(versions, version))?.['dist']);
  if (version === null || dist === undefined) {
    throw new RegistryFault(
      'npm-version-unknown',
      'the package has no such version',
      known.length === 0 ? undefined : `the newest that it has: ${known.slice(-5).join(', ')}`,
    );
  }
  const { tarball, integrity, shasum } = dist;
  if (typeof tarball !== 'string') throw new RegistryFault('npm-answer', 'the registry names no file for this version');
  return {
    version,
    tarball,
    integrity: typeof integrity === 'string' ? integrity : undefined,
    shasum: typeof shasum === 'string' ? shasum : undefined,
  };
};

/** The bytes of the package, checked against what the registry says of them. Throws `RegistryFault`. */
export const fetchTarball = async (
  registry: Registry,
  { tarball, integrity, shasum }: Published,
): Promise<Uint8Array> => {
  const url = URL.canParse(tarball, registry.url.href) ? new URL(tarball, registry.url) : undefined;
  // Mirrors hand on the addresses of the public registry.
  if (url?.hostname === 'registry.npmjs.org')
    Object.assign(url, { protocol: registry.url.protocol, host: registry.url.host });
  if (url === undefined || url.origin !== registry.url.origin) {
    throw new RegistryFault(
      'npm-host',
      'the registry keeps this version on another host, which nobody has named',
      withoutRegistry,
    );
  }
  const bytes = await fetchBytes(url, registry, limits.tarball, '*/*');
  if (!isIntact(bytes, integrity, shasum)) {
    throw new RegistryFault('npm-integrity', 'what the registry sent is not what it says that it published');
  }
  return bytes;
};

/** W3C Subresource Integrity: the strongest algorithm decides, any of its digests does. */
const isIntact = (bytes: Uint8Array, integrity: string | undefined, shasum: string | undefined): boolean => {
  const digests = (integrity ?? '').split(/\s+/u).flatMap((text) => {
    const [, algorithm, digest] = /^(sha(?:256|384|512))-([A-Za-z0-9+/=]+)/u.exec(text) ?? [];
    return algorithm === undefined || digest === undefined ? [] : [{ algorithm, digest }];
  });
  const strongest = digests
    .map(({ algorithm }) => algorithm)
    .sort()
    .at(-1);
  const isSame = (algorithm: string, wanted: Buffer): boolean => {
    const actual = createHash(algorithm).update(bytes).digest();
    return actual.length === wanted.length && timingSafeEqual(actual, wanted);
  };
  if (strongest === undefined) return shasum !== undefined && isSame('sha1', Buffer.from(shasum, 'hex'));
  return digests.some(
    ({ algorithm, digest }) => algorithm === strongest && isSame(algorithm, Buffer.from(digest, 'base64')),
  );
};

/** What a registry gets wrong now and again, and does right a moment later. */
const passing: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Milliseconds before each further try. */
const pauses: readonly number[] = [250, 1000];

class Passing extends RegistryFault {}

/** Tries again what may pass: a connection that breaks, and answers that say that the server is in trouble. */
const fetchBytes = async (...asked: Parameters<typeof fetchOnce>): Promise<Uint8Array> => {
  for (const pause of pauses) {
    try {
      return await fetchOnce(...asked);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
    }
    await setTimeout(pause);
  }
  return fetchOnce(...asked);
};

/** Follows redirects itself: never from https to http, and with the token only where it belongs. */
const fetchOnce = async (
  start: URL,
  { url: { origin }, authorization }: Registry,
  limit: number,
  accept: string,
): Promise<Uint8Array> => {
  const signal = AbortSignal.timeout(deadline);
  try {
    for (let url = start, hops = 0; hops <= maxHops; hops += 1) {
      const shown = authorization !== undefined && url.origin === origin ? { authorization } : {};
      const response = await fetch(url, { redirect: 'manual', signal, headers: { accept, ...shown } });
      const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (next === null) return await bodyOf(response, limit);
      await response.body?.cancel();
      const target = new URL(next, url);
      const isSafe =
        target.protocol === 'https:' ||
        (target.protocol === 'http:' && url.protocol === 'http:' && target.host === url.host);
      if (!isSafe) throw new RegistryFault('npm-redirect', 'the registry redirects to where nobody asked it to');
      url = target;
    }
    throw new RegistryFault('npm-redirect', `the registry redirects more than ${maxHops} times`);
  } catch (error) {
    if (error instanceof RegistryFault) throw error;
    if (signal.aborted)
      throw new RegistryFault('npm-unreachable', `the registry took more than ${deadline / 1000} s`, withoutRegistry);
    const Fault = passing.has(codeOf(error)) ? Passing : RegistryFault;
    throw new Fault('npm-unreachable', `the registry ${start.host} cannot be reached`, withoutRegistry);
  }
};

const withoutRegistry = 'no proxy is used; an installed package of exactly this version is read without a registry';

/** `fetch` tells of the connection in the cause of its error. */
const codeOf = (error: unknown): unknown => {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
};

const bodyOf = async (response: Response, limit: number): Promise<Uint8Array> => {
  if (response.status === 404) throw new RegistryFault('npm-package-unknown', 'the registry has no such package');
  if (response.status === 401 || response.status === 403)
    throw new RegistryFault(
      'npm-denied',
      'the registry wants a login',
      'tokens are read from the .npmrc of the user alone, where npm login writes them',
    );
  const Fault = response.status >= 500 || response.status === 429 ? Passing : RegistryFault;
  if (!response.ok) throw new Fault('npm-answer', `the registry answers with status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > limit)
      throw new RegistryFault('npm-too-large', `the registry sends more than ${limit} bytes, the limit`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RegistryFault('npm-answer', 'the registry does not answer with JSON');
  }
};

const objectIn = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

const own = (object: Readonly<Record<string, unknown>> | undefined, name: string): unknown =>
  object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
