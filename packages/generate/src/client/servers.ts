import type { Contract, Operation, Server, ServerVariable } from '@schemawright/contract';

/** The URL with the defaults of its variables, where it is one that requests can go to. */
const urlOf = ({ url, variables }: Server): string | undefined => {
  const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    variables && Object.hasOwn(variables, name) ? (variables[name]?.default ?? whole) : whole,
  );
  const isUsable = /^https?:\/\/[^{}]+$/i.test(filled) ? URL.canParse(filled) : /^\/(?![/\\])[^{}\\]*$/.test(filled);
  return isUsable ? filled.replace(/\/$/, '') : undefined;
};

/** The first absolute server, else the first that is a path: pages of the same origin can use it. */
const firstOf = (servers: readonly Server[]): string | undefined => {
  const urls = servers.map(urlOf).filter((url) => url !== undefined && url !== '');
  return urls.find((url) => /^https?:/i.test(url as string)) ?? urls[0];
};

export const serverOf = (contract: Contract): string | undefined => firstOf(contract.document.servers ?? []);

/** The server of an operation that has one of its own. */
export const ownServerOf = (contract: Contract, operation: Operation): string | undefined => {
  const own = operation.servers === contract.document.servers ? undefined : firstOf(operation.servers);
  return own === serverOf(contract) ? undefined : own;
};

/** All servers whose URLs leave something to choose. */
export const variableServers = (contract: Contract): readonly Server[] => {
  const all = (contract.document.servers ?? []).filter(({ variables }) => Object.keys(variables ?? {}).length > 0);
  return [...new Map(all.map((server) => [server.url, server])).values()];
};

/** The values that a variable may have; `undefined` where any will do. A list that names none says nothing. OpenAPI 3.1.1, 4.8.6. */
export const choicesOf = ({ enum: values = [] }: ServerVariable): readonly string[] | undefined =>
  values.length === 0 ? undefined : values.map(String);
