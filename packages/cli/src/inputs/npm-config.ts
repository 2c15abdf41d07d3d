import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { exists } from '../files.ts';

type Settings = ReadonlyMap<string, string>;
type Environment = Readonly<Record<string, string | undefined>>;

/** The registry that npm would ask for a package, and what to show it. */
export interface Registry {
  /** Ends in a slash. */
  readonly url: URL;
  /** The header of this name, sent to this registry alone. RFC 9110, 11.6.2. */
  readonly authorization: string | undefined;
}

const publicRegistry = 'https://registry.npmjs.org/';

/**
 * As npm has it: environment, then `.npmrc` of the project, then that of the user; a scope may have a registry of its
 * own. Tokens, and variables of the environment, are taken from the user's file alone: a project is a stranger's.
 */
export const registryFor = (name: string, cwd: string, env: Environment = process.env): Registry | undefined => {
  const user = settingsIn(envSetting(env, 'userconfig') ?? path.join(homedir(), '.npmrc'), env);
  const project = settingsIn(path.join(projectOf(cwd), '.npmrc'));
  const setting = (key: string): string | undefined => envSetting(env, key) ?? project.get(key) ?? user.get(key);
  const scope = /^(@[^/]+)\//u.exec(name)?.[1];
  const written =
    (scope === undefined ? undefined : setting(`${scope}:registry`)) ?? setting('registry') ?? publicRegistry;
  const address = written.endsWith('/') ? written : `${written}/`;
  if (!/^https?:/iu.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return { url, authorization: authorizationFor(url, user) };
};

/** `npm_config_registry`, in any case. */
const envSetting = (env: Environment, key: string): string | undefined => {
  const wanted = `npm_config_${key}`.toLowerCase();
  const name = Object.keys(env).find((known) => known.toLowerCase() === wanted && env[known] !== '');
  return name === undefined ? undefined : env[name];
};

/** The nearest folder that npm takes for a project. */
const projectOf = (cwd: string): string => {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (['package.json', 'node_modules', '.npmrc'].some((name) => exists(path.join(folder, name)))) return folder;
    if (folder === path.dirname(folder)) return cwd;
  }
};

/** Lines `key = value`; `;` and `#` begin comments. With `env`, `${NAME}` stands for a variable. */
const settingsIn = (file: string, env?: Environment): Settings => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return new Map();
  }
  return new Map(
    text.split(/\r?\n/u).flatMap((line) => {
      const cut = line.indexOf('=');
      if (cut === -1 || /^\s*[;#]/u.test(line)) return [];
      const value = line
        .slice(cut + 1)
        .trim()
        .replace(/^(["'])(.*)\1$/u, '$2');
      const filled =
        env === undefined ? value : value.replaceAll(/\$\{(\w+)\}/gu, (all, name: string) => env[name] ?? all);
      return [[line.slice(0, cut).trim(), filled] as const];
    }),
  );
};

/** What a setting stands for in the header, a token first. */
const schemes = [
  ['_authToken', 'Bearer'],
  ['_auth', 'Basic'],
] as const;

/** `//host/path/:_authToken`, of the longest path that the registry is below. */
const authorizationFor = ({ host, pathname }: URL, settings: Settings): string | undefined => {
  const parts = pathname.split('/').filter(Boolean);
  for (let length = parts.length; length >= 0; length -= 1) {
    const below = parts
      .slice(0, length)
      .map((part) => `${part}/`)
      .join('');
    for (const [name, scheme] of schemes) {
      const secret =
        settings.get(`//${host}/${below}:${name}`) ?? settings.get(`//${host}/${below.slice(0, -1)}:${name}`);
      if (secret !== undefined) return `${scheme} ${secret}`;
    }
  }
  return undefined;
};
