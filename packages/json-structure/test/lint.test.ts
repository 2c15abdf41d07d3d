import { describe, expect, test } from 'vitest';
import { isJsonStructure, lint, looksLikeJsonStructure } from '../src/index.ts';
import { rules } from '../src/lint/table.ts';
import { core, validation } from './documents.ts';
import { cases, choice } from './lint-cases.ts';
import { property, rooted, without } from './lint-documents.ts';

describe('each code', () => {
  test.each(Object.entries(cases))('%s', (code, rows) => {
    for (const [document, pointers] of rows)
      expect(lint(document).map((problem) => `${problem.code} ${problem.pointer}`)).toEqual(
        pointers.map((pointer) => `${code} ${pointer}`),
      );
  });

  test('has a case', () => {
    const codes = new Set(rules.map((rule) => rule.code));
    expect([...codes].filter((code) => !Object.hasOwn(cases, code))).toEqual([]);
  });
});

describe('a document', () => {
  test('that is sound has no problems', () => {
    expect(lint(rooted({}))).toEqual([]);
    expect(lint(choice({}))).toEqual([]);
  });

  test('has its problems told in its own order', () => {
    const document = rooted({
      properties: { z: { type: 'email' }, a: { type: 'array' }, m: { $ref: '#/x' } },
      required: ['q'],
      $id: 'relative',
    });
    expect(lint(document).map(({ pointer }) => pointer)).toEqual([
      '/$id',
      '/properties/z/type',
      '/properties/a',
      '/properties/m/$ref',
      '/required/0',
    ]);
  });

  test('is of the language when $schema is one of the meta-schemas, byte for byte', () => {
    const rows = [
      core,
      validation,
      'https://json-structure.org/meta/core/v0/',
      'http://json-structure.org/meta/core/v0/#',
      'https://example.com/',
    ];
    expect(rows.map(($schema) => [isJsonStructure({ $schema }), looksLikeJsonStructure({ $schema })])).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ]);
    expect([isJsonStructure(null), isJsonStructure([]), looksLikeJsonStructure('x')]).toEqual([false, false, false]);
  });
});

describe('mends of what is common in the wild', () => {
  const mendOf = (document: object, code: string): string | undefined =>
    lint(document).find((problem) => problem.code === code)?.mend;
  test.each([
    [
      'bare $ref',
      'js-ref-placement',
      property({ $ref: '#/definitions/T' }, { definitions: { T: { type: 'string' } } }),
      'write "type": {"$ref": "#/definitions/T"}',
    ],
    ['example', 'js-foreign-keyword', property({ type: 'string', example: 'x' }), 'write "examples": [value]'],
    [
      'free keys',
      'js-object-properties',
      property({ type: 'object' }),
      'for free keys write "type": "map" with "values": {"type": "any"}',
    ],
    [
      'type email',
      'js-type-unknown',
      property({ type: 'email' }),
      'write "type": "string"; "format": "email" where validation keywords are switched on',
    ],
    [
      'number for int64',
      'js-example-invalid',
      property({ type: 'int64', example: 5 }),
      'write it as a string, for int64 is a string in JSON; if numbers are sent, declare "double" instead',
    ],
    [
      'invented $schema',
      'js-schema-unknown',
      rooted({ $schema: 'https://json-structure.org/draft/2020-12/schema' }),
      `write "${core}"`,
    ],
    ['no $id', 'js-id-missing', without('$id', rooted({})), 'add an absolute URI as $id'],
  ] as const)('%s', (_, code, document, mend) => {
    expect(mendOf(document, code)).toBe(mend);
  });
});
