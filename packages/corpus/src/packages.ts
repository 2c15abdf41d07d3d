import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contract } from '@schemawright/contract';
import { generate, schemaNames, type Target } from '@schemawright/generate';
import type { Printed, Showcase } from './agreement.ts';

/** The three packages of a description as a user has them: below a node_modules folder. */
export const targetBelow = (folder: string, name: string): Target => {
  const scope = `@corpus-${name}`;
  const at = (role: string): string => path.join(folder, 'node_modules', scope, role);
  return {
    names: { types: `${scope}/types`, client: `${scope}/client`, validators: `${scope}/validators` },
    folders: { types: at('types'), client: at('client'), validators: at('validators') },
  };
};

/** Writes them; a description without operations has a client all the same. */
export const write = async (contract: Contract, target: Target): Promise<void> => {
  await generate(contract, target, { emptyClient: true });
};

const load = (file: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Record<string, unknown>>;

/** Loads every module of the client and of the validators, and gives the validators of the schema that examples are checked by. */
export const loaded = async ({ folders }: Target, { contract, key }: Showcase): Promise<Printed> => {
  await load(path.join(folders.client, 'index.js'));
  const all = await load(path.join(folders.validators, 'index.js'));
  const name = schemaNames(contract).get(key) ?? key;
  return { guard: all[`is${name}`], validate: all[`validate${name}`] } as Printed;
};

/** Every file of the packages with its text. */
export const textsOf = ({ folders }: Target): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(folders).flatMap(([role, folder]) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry): [string, string] => {
          const file = path.join(entry.parentPath, entry.name);
          return [path.join(role, path.relative(folder, file)), readFileSync(file, 'utf8')];
        }),
    ),
  );
