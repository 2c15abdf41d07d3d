import type { CommandRow } from './command.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandRow[] = [
  {
    name: 'lint',
    summary: 'check OpenAPI, JSON Structure and JSON Schema files',
    load: async () => (await import('./lint.ts')).lint,
  },
  {
    name: 'generate',
    summary: 'write types, client and validators from a contract',
    load: async () => (await import('./generate.ts')).generate,
  },
  {
    name: 'validate',
    summary: 'check payloads against a schema, or recorded traffic against a contract',
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'diff',
    summary: 'tell what changed between two contracts and which version follows',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'convert',
    summary: 'write one schema in another language',
    load: async () => (await import('./convert.ts')).convert,
  },
  {
    name: 'upstream check',
    summary: 'compare upstream documentation with a contract',
    load: async () => (await import('./upstream-check.ts')).upstreamCheck,
  },
];

/** What the help says of a group of two-word commands. */
export const groups: Readonly<Record<string, string>> = {
  upstream: 'follow the documentation that a contract was taken from',
};
