import type { Contract } from '@schemawright/contract';
import type { Change } from '../../src/index.ts';
import { contract } from '../cases/contracts.ts';

type Json = unknown;

/** The schema is sent to one operation, read from another, and both with a third. */
export const used = (schema: Json, schemas: Readonly<Record<string, Json>>): Contract => {
  const content = { content: { 'application/json': { schema } } };
  const [sent, read] = [{ requestBody: content }, { responses: { 200: { description: 'Done', ...content } } }];
  const done = { responses: { 204: { description: 'Done' } } };
  return contract({
    paths: {
      '/sent': { post: { ...done, ...sent } },
      '/read': { post: read },
      '/both': { post: { ...sent, ...read } },
    },
    components: { schemas },
  });
};

/** What is told, with the place in the components and the operations. */
export const told = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ impact, rule, undecided, pointer, operations = [] }) => {
    const operation = operations.map((name) => name.replace('POST ', '')).join(' ');
    const place = pointer.replace('/components/schemas/', '');
    return `${[impact, undecided].filter(Boolean).join(' ')} ${rule} ${place} ${operation}`;
  });

/** One change for what is sent and one for what is read, in the component and with all operations. */
export const once = (place: string, request: string, response: string): readonly string[] => [
  `${request} ${place} /sent /both`,
  `${response} ${place} /read /both`,
];
