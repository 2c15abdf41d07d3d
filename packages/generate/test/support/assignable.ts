import { child, contractOf, type Contract } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { types } from '../../src/generators/types.ts';
import { literal, stringLiteral } from '../../src/print/text.ts';

/** A description, and values that are or are not of the type that is made of one of its schemas. */
export interface Row {
  readonly what: string;
  readonly document: object;
  /** The export, and the key of its schema. */
  readonly type: string;
  readonly key: string;
  readonly is: readonly unknown[];
  readonly isNot: readonly unknown[];
  /** Further lines of a consumer that are right, and that are wrong; all names of the package are in scope as `api`. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  /** Values on which types and schema differ by choice, as docs/types-and-validators.md says. */
  readonly apart: 'nothing' | 'is' | 'isNot';
}

export interface Finding {
  readonly what: string;
  readonly line: string;
  readonly says: string;
}

const strict: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

const contractOfRow = (row: Row): Contract => contractOf(row.document, { name: 'example' });

/** What is not as the rows say: one program for all of them. */
export const findings = async (rows: readonly Row[]): Promise<Finding[]> => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'generate-types-')));
  try {
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
    const consumers: {
      readonly file: string;
      readonly row: Row;
      readonly lines: readonly (readonly [string, boolean])[];
    }[] = [];
    for (const [index, row] of rows.entries()) {
      const home = path.join(folder, `p${index}`);
      mkdirSync(home);
      const { files } = await types.generate(contractOfRow(row), names, { int64: 'number' });
      for (const file of files.filter((of) => of.path.endsWith('.ts')))
        writeFileSync(path.join(home, file.path), file.text);
      const imported = stringLiteral(`./p${index}/index.js`);
      const type = `api.components['schemas'][${stringLiteral(row.key)}]`;
      const lines: [string, boolean][] = [
        [`import type * as api from ${imported}; export type T = api.${row.type}; export type K = ${type};`, true],
        ...row.is.map((value, at): [string, boolean] => [`export const is${at}: T = ${literal(value)};`, true]),
        ...row.isNot.map((value, at): [string, boolean] => [`export const isNot${at}: T = ${literal(value)};`, false]),
        ...row.right.map((line): [string, boolean] => [line, true]),
        ...row.wrong.map((line): [string, boolean] => [line, false]),
      ];
      const file = path.join(folder, `consumer${index}.ts`);
      writeFileSync(file, lines.map(([line]) => `${line}\n`).join(''));
      consumers.push({ file, row, lines });
    }
    const program = ts.createProgram(
      consumers.map(({ file }) => file),
      strict,
    );
    const said = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
      file: file?.fileName ?? '',
      line: file?.getLineAndCharacterOfPosition(start).line ?? 0,
      text: ts.flattenDiagnosticMessageText(messageText, ' '),
    }));
    const elsewhere = said
      .filter(({ file }) => !consumers.some((of) => of.file === file))
      .map(({ file, line, text }): Finding => ({
        what: rows[Number(/\/p(\d+)\//.exec(file)?.[1] ?? -1)]?.what ?? file,
        line: `declarations, line ${line + 1}`,
        says: text,
      }));
    const inConsumers = consumers.flatMap(({ file, row, lines }) =>
      lines.flatMap(([line, isRight], at): Finding[] => {
        const texts = said.filter((of) => of.file === file && of.line === at).map(({ text }) => text);
        if (isRight) return texts.map((text) => ({ what: row.what, line, says: text }));
        return texts.length === 0 ? [{ what: row.what, line, says: 'is accepted' }] : [];
      }),
    );
    return [...elsewhere, ...inConsumers];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The values of the rows that the schemas themselves judge otherwise. */
export const misjudged = (rows: readonly Row[]): Finding[] =>
  rows.flatMap((row) => {
    const valid = validatorAt(createAjv(contractOfRow(row)), child('/components/schemas', row.key));
    const wrong = (values: readonly unknown[], wanted: boolean): Finding[] =>
      values
        .filter((value) => valid(value) !== wanted)
        .map((value) => ({ what: row.what, line: literal(value), says: wanted ? 'is not valid' : 'is valid' }));
    return [
      ...(row.apart === 'is' ? [] : wrong(row.is, true)),
      ...(row.apart === 'isNot' ? [] : wrong(row.isNot, false)),
    ];
  });

const names = { types: '@acme/api-types', client: '@acme/api-client', validators: '@acme/api-validators' };

type Expected = Partial<Pick<Row, 'is' | 'isNot' | 'right' | 'wrong' | 'apart' | 'type' | 'key'>>;

/** A row about the schema of a key in a whole document. */
export const rowOf = (what: string, document: object, key: string, expected: Expected): Row => ({
  what,
  document,
  type: key,
  key,
  is: [],
  isNot: [],
  right: [],
  wrong: [],
  apart: 'nothing',
  ...expected,
});

const row = (what: string, document: object, schemas: object, expected: Expected): Row =>
  rowOf(what, document, Object.keys(schemas)[0] ?? '', expected);

const info = { title: 'Example', version: '1' };

/** Rows about the first of some component schemas. */
export const v31 = (what: string, schemas: object, expected: Expected): Row =>
  row(`3.1: ${what}`, { openapi: '3.1.0', info, paths: {}, components: { schemas } }, schemas, expected);
export const v30 = (what: string, schemas: object, expected: Expected): Row =>
  row(`3.0: ${what}`, { openapi: '3.0.3', info, paths: {}, components: { schemas } }, schemas, expected);
export const v20 = (what: string, definitions: object, expected: Expected): Row =>
  row(`2.0: ${what}`, { swagger: '2.0', info, paths: {}, definitions }, definitions, expected);
