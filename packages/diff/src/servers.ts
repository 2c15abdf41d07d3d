import { canonicalJson, type Json, type JsonObject, type Operation } from '@schemawright/contract';

interface Addressed {
  readonly url: string;
  readonly variables?: object | undefined;
}

/** The address of a server with the defaults of its variables: a template and what it stands for are the same one. */
export const addressOf = (server: Addressed): string => {
  const variables = new Map(variablesIn(server));
  return server.url.replaceAll(/\{([^{}]*)\}/gu, (written, name: string) => {
    const value = variables.get(name)?.['default'];
    return value === undefined || value === null ? written : String(value);
  });
};

/** The path of requests: that of the first server, which clients call that choose none, and the template behind it. */
export const calledPath = ({ servers: [first], path }: Operation): string => {
  const base = first === undefined ? '' : addressOf(first).replace(/^(?:[^/?#]*:)?\/\/[^/?#]*/u, '');
  return base.replace(/\/$/u, '') + path;
};

/** What a server leaves to choose from, however the variables are called. */
export const choicesOf = (server: Addressed): string => {
  const lists = variablesIn(server).map(([, variable]) => sorted(variable?.['enum']));
  return canonicalJson(sorted(lists.filter((list) => Array.isArray(list) && list.length > 1)));
};

/** Where servers in their order are, and what they leave to choose from. */
export const meaningOfServers = (servers: readonly Addressed[]): string =>
  canonicalJson(servers.map((server) => [addressOf(server), choicesOf(server)]));

/** What the variables of a server are set to, and choose from, by their names. */
export const variablesOf = (server: Addressed): string =>
  canonicalJson(
    Object.fromEntries(
      variablesIn(server).map(([name, variable]) => [
        name,
        [variable?.['default'] ?? null, sorted(variable?.['enum'])],
      ]),
    ),
  );

const variablesIn = ({ variables }: Addressed): readonly (readonly [string, JsonObject | null])[] =>
  Object.entries((variables ?? {}) as Record<string, JsonObject | null>);

const sorted = (list: Json | undefined): Json => (Array.isArray(list) ? [...list].sort() : (list ?? null));
