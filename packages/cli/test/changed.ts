import { rmSync } from 'node:fs';
import { loadContract } from '@schemawright/contract';
import { diff } from '@schemawright/diff';
import { contextOf } from '../src/reports/change/context.ts';
import type { Impact, ReportedChange } from '../src/reports/documents.ts';
import type { DiffReport } from '../src/reports/report.ts';
import { folderWith } from './schemawright.ts';

/** The report of a real comparison of two files, which `marked` may add to as policies and recordings do. */
export const reportOf = (
  old: object,
  next: object,
  {
    failing = [],
    marked = (change) => change,
    oldFile = 'old.json',
    newFile = 'new.json',
  }: {
    failing?: readonly Impact[];
    marked?: (change: ReportedChange) => ReportedChange;
    oldFile?: string;
    newFile?: string;
  } = {},
): DiffReport => {
  const cwd = folderWith({ [oldFile]: old, [newFile]: next });
  try {
    const sides = { old: loadContract(oldFile, { cwd }), next: loadContract(newFile, { cwd }) };
    const compared = diff(sides.old, sides.next);
    const changes = compared.changes.map(marked);
    return {
      of: 'diff',
      document: { bump: compared.bump, changes },
      failing,
      context: contextOf([sides]),
    };
  } finally {
    rmSync(cwd, { recursive: true });
  }
};

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

/** A contract whose operations all send and take one schema. */
export const contractWith = (schema: object, paths: readonly string[] = ['/pets'], more: object = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'pets', version: '1.0.0' },
  paths: {
    ...Object.fromEntries(
      paths.map((path) => [
        path,
        {
          get: { responses: { '200': { description: 'well', ...json({ $ref: '#/components/schemas/Pet' }) } } },
          post: {
            requestBody: json({ $ref: '#/components/schemas/Pet' }),
            responses: { '204': { description: 'well' } },
          },
        },
      ]),
    ),
    ...more,
  },
  components: { schemas: { Pet: schema } },
});

export const pet: { readonly type: string; readonly required: string[]; readonly properties: object } = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, tag: { type: 'string' }, age: { type: 'integer', maximum: 100 } },
};

/** One breaking edit, one risky one and one that is compatible, and an operation that is gone. */
export const changedPets = (options: Parameters<typeof reportOf>[2] = {}): DiffReport =>
  reportOf(
    contractWith(pet, ['/pets'], { '/cats': { get: { responses: { '204': { description: 'well' } } } } }),
    contractWith({
      ...pet,
      properties: { name: { type: 'integer' }, age: { type: 'integer', maximum: 100 }, colour: { type: 'string' } },
    }),
    options,
  );

/** Texts that reports have gone wrong on. */
export const hostileTexts: readonly string[] = [
  '<script>globalThis.hacked = 1</script>',
  '"><img src=x onerror="globalThis.hacked = 1">',
  "' onmouseover='globalThis.hacked = 1",
  '</style></script><svg onload=globalThis.hacked=1>',
  '<!-- --> ]]> <![CDATA[ &lt; &#0;',
  '[link](https://evil.example) <https://evil.example> https://evil.example www.evil.example',
  '@everyone #1 | `ticks` ``` ~~~ **bold**',
  '\n::error file=x::injected\n##[command]injected\r::stop-commands::x',
  '%0A::error::injected,title=x:y',
  '\u001b]0;owned\u0007\u001b[2J\u009b2J',
  '\u202egnp.exe\u202c \u2066x\u2069 \ufeff\u0000\ufffe\uffff',
  '\u2028\u2029\u0085',
  '__proto__',
];

/** Each of the texts as a member that is gone and as the value of an enum that came, and all as paths that are gone. */
export const hostileReport = (): DiffReport => {
  const members = Object.fromEntries(hostileTexts.map((text) => [text, { type: 'string' }]));
  const gone = Object.fromEntries(
    hostileTexts.map((text) => [`/${text}`, { get: { responses: { '204': { description: text } } } }]),
  );
  return reportOf(
    contractWith({ type: 'object', properties: { ...members, kind: { enum: ['a'] } } }, ['/pets'], gone),
    contractWith({ type: 'object', properties: { kind: { enum: ['a', ...hostileTexts] } } }),
    {
      failing: ['breaking', 'risky'],
      marked: (change) => ({
        ...change,
        witness: { value: change.message, acceptedBy: 'old' },
        ...(change.operation === null || change.impact === 'breaking' ? {} : { accepted: { reason: change.message } }),
      }),
    },
  );
};
