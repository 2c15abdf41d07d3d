import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contractOfSource, noSuchFile, readSourceAt, refusal, type Files, type Refusal } from '@schemawright/contract';
import { declaredVersion } from '../declared-version.ts';
import { isFile } from '../files.ts';
import { dangling, type Input } from './input.ts';
import { registryFor } from './npm-config.ts';
import { fetchTarball, publishedVersion, RegistryFault } from './registry.ts';
import { fileIn, TarballFault } from './tarball.ts';

/** `npm:@scope/name@version`. */
const written = /^npm:((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(?:@(.+))?$/u;

const contractName = 'contract.json';

/**
 * The contract inside a published types package, `npm:PACKAGE[@VERSION]`: VERSION is a version, a tag or a range,
 * `latest` when there is none. An installed copy of exactly that version is read instead of the registry. Nothing of
 * the package is run or written. Throws `Refusal`.
 */
export const npmInput = async (word: string, cwd: string): Promise<Input> => {
  const [, name, wanted = 'latest'] = written.exec(word) ?? [];
  if (name === undefined) {
    throw refusal(word, 'npm-input', 'this names no package', {
      mend: 'write npm:PACKAGE@VERSION, as npm:@acme/pets-types@1.2.0',
    });
  }
  const { version, bytes } = installed(name, wanted, cwd) ?? (await published(word, name, wanted, cwd));
  if (bytes === undefined) {
    throw refusal(word, 'npm-contract-missing', `there is no ${contractName} in ${name} ${version}`, {
      mend: 'name the types package of a contract; before it had one, compare with git:TAG:PATH',
    });
  }
  return {
    name: name.replace(/^.*\//u, ''),
    manifest: undefined,
    read: (as) => {
      const file = `npm:${name}@${version}/${contractName}`;
      // A place that is nowhere: what the contract refers to is in the package or not at all.
      const location = path.resolve(cwd, 'node_modules', name, contractName);
      const files = onlyFile(location, bytes);
      return contractOfSource(readSourceAt(location, file, files), {
        name: as,
        cwd: path.dirname(location),
        files,
        dangling,
      });
    },
  };
};

interface Package {
  readonly version: string;
  readonly bytes: Uint8Array | undefined;
}

const installed = (name: string, wanted: string, cwd: string): Package | undefined => {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (isFile(path.join(found, 'package.json'))) {
      if (declaredVersion(found) !== wanted) return undefined;
      const contract = path.join(found, contractName);
      return { version: wanted, bytes: isFile(contract) ? readFileSync(contract) : undefined };
    }
    if (folder === path.dirname(folder)) return undefined;
  }
};

const published = async (word: string, name: string, wanted: string, cwd: string): Promise<Package> => {
  const registry = registryFor(name, cwd);
  if (registry === undefined) throw refusal(word, 'npm-registry', 'the registry that npm is set to is no http address');
  try {
    const found = await publishedVersion(registry, name, wanted);
    return { version: found.version, bytes: await fileIn(await fetchTarball(registry, found), contractName) };
  } catch (error) {
    throw toldOf(word, error);
  }
};

const toldOf = (word: string, error: unknown): Refusal | unknown => {
  if (error instanceof TarballFault) return refusal(word, 'npm-package', error.message);
  if (!(error instanceof RegistryFault)) return error;
  return refusal(word, error.code, error.message, error.mend === undefined ? {} : { mend: error.mend });
};

const onlyFile = (location: string, bytes: Uint8Array): Files => ({
  read: (wanted, file) => {
    if (wanted !== location) throw noSuchFile(file);
    return bytes;
  },
  real: (wanted) => wanted,
  kind: (wanted) => (wanted === location ? 'file' : undefined),
  size: (wanted) => (wanted === location ? bytes.length : 0),
  list: () => [],
  mendOutside: 'publish the package again with what its contract refers to inside of the contract',
});
