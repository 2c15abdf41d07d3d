import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractOf, type Contract } from '@schemawright/contract';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GeneratedFile } from '../src/generator.ts';
import { operationNames, schemaNames } from '../src/names.ts';
import { catalogue, hostileDocument, hostileText, mark } from './support/hostile.ts';
import { install, type Installed } from './support/installed.ts';
import { names } from './support/packages.ts';
import { startServer, type Server } from './support/server.ts';

const isCode = ({ path: file }: GeneratedFile): boolean => /\.[jt]s$/.test(file);

/** What is wrong with the text of a source file: the marks of text that became code, or that a tool would take for orders. */
const faultsOf = (file: GeneratedFile, isNamed: (name: string) => boolean, modules: ReadonlySet<string>): string[] => {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true) as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.Diagnostic[];
    readonly commentDirectives?: readonly unknown[];
    readonly pragmas: ReadonlyMap<string, unknown>;
  };
  const faults = source.parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  if (source.commentDirectives?.length) faults.push('a comment directive');
  if (source.pragmas.size > 0) faults.push(`pragmas: ${[...source.pragmas.keys()].join(' ')}`);
  if (/[#@]\s*source(?:Mapping)?URL\s*=|[#@]__[A-Z_]+__(?<!\/\* @__PURE__)/.test(file.text))
    faults.push('an order to a tool');
  const unseen = /[^\P{Cc}\t\n]|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u.exec(file.text);
  if (unseen) faults.push(`a character that can't be seen: ${unseen[0].codePointAt(0)?.toString(16)}`);
  if (/\p{Surrogate}/u.test(file.text)) faults.push('half a character');
  if (/<\/script|<!--/i.test(file.text)) faults.push('markup');
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && !isNamed(node.text))
      faults.push(`the name ${node.text}`);
    if (ts.isPropertyAssignment(node) && !ts.isComputedPropertyName(node.name) && node.name.text === '__proto__')
      faults.push('a prototype');
    if (ts.isTemplateLiteral(node) && node.getText().includes(mark)) faults.push('a template');
    const from =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node)
          ? node.argument
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined;
    const specifier = from && (ts.isLiteralTypeNode(from) ? from.literal : from);
    if (specifier) {
      const named = ts.isStringLiteral(specifier) ? specifier.text : '';
      const target = named.startsWith('.')
        ? path.posix.join(path.posix.dirname(file.path), named).replace(/\.ts$/, '.js')
        : named;
      if (!modules.has(target)) faults.push(`an import of ${target}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Set(faults)].map((fault) => `${file.path}: ${fault}`);
};

/** What no file may be called, on whatever system. */
const badPaths = (files: readonly GeneratedFile[]): string[] => {
  const folded = new Map<string, string>();
  return files.flatMap(({ path: file }) => {
    const key = file.normalize('NFKC').toLowerCase();
    const twin = folded.get(key);
    folded.set(key, file);
    const isLegal = file
      .split('/')
      .every(
        (part) =>
          /^[\p{L}\p{M}\p{Nd}_$.-]+$/u.test(part) &&
          !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part) &&
          !/^\.\.?$|\.$/.test(part) &&
          Buffer.byteLength(part) <= 255,
      );
    return twin === undefined && isLegal && !path.isAbsolute(file) ? [] : [file];
  });
};

const checked = (folder: string, files: readonly string[]): string[] => {
  const program = ts.createProgram([...files], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    declaration: true,
    skipDefaultLibCheck: true,
    types: [],
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, start, messageText }) =>
        `${path.relative(folder, file?.fileName ?? '')}:${start} ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300)}`,
    );
};

/** Imports every module, calls every operation, checks every schema; a touched mark, or made code, ends it. */
const script = `
Object.defineProperty(globalThis, '${mark}', {
  get() { process.exitCode = 99; return () => { process.exitCode = 99; }; },
  set() { process.exitCode = 99; },
});
const { baseUrl, modules, client, operations, schemas, texts, validators } = JSON.parse(await new Response(process.stdin).text());
for (const module of modules) await import(module);
const { createClient, ...functions } = await import(client);
const outcomes = [];
const secrets = Object.fromEntries(texts.map((text) => [text, text]));
const keys = Object.fromEntries(texts.map((text) => [text, 'x']));
for (const { identifier, init } of operations)
  for (const withHeaders of [false, true]) {
    const params = { ...init.params, ...(withHeaders ? {} : { header: {} }) };
    const auth = identifier.length % 2 ? secrets : keys;
    try {
      const { status } = await functions[identifier](createClient({ baseUrl, ...(withHeaders ? { auth } : {}) }), { ...init, params });
      outcomes.push([identifier, withHeaders, status === 200 ? 'sent' : 'status ' + status]);
    } catch (error) {
      outcomes.push([identifier, withHeaders, error instanceof Error ? error.constructor.name + ': ' + error.message + (error.cause ? ': ' + error.cause : '') : 'thrown']);
    }
  }
const checks = await import(validators);
const valuesOf = (index) => [0, 1].flatMap((step) => {
  const [text, next] = [texts[(index + step) % texts.length], texts[(index + step + 1) % texts.length]];
  const one = Object.fromEntries([[text, text]]);
  return [text, one, { ...one, ...Object.fromEntries([[next, {}], [text + '!', 1]]) }];
});
for (const [index, name] of schemas.entries())
  for (const value of [null, 1, [], {}, ...valuesOf(index)]) {
    const holds = checks['is' + name](value);
    const answer = checks['validate' + name](value);
    if (holds !== answer.valid || (!holds && answer.errors.length === 0)) outcomes.push([name, false, 'answers differ']);
    JSON.stringify(answer);
  }
for (const key of Object.getOwnPropertyNames(Object.prototype))
  if (!${JSON.stringify(Object.getOwnPropertyNames(Object.prototype))}.includes(key)) outcomes.push([key, false, 'pollution']);
process.stdout.write(JSON.stringify(outcomes));
`;

const ran = async (folder: string, input: object): Promise<{ code: number | null; out: string; err: string }> => {
  writeFileSync(path.join(folder, 'run.mjs'), script);
  const child = spawn(process.execPath, ['--disallow-code-generation-from-strings', 'run.mjs'], { cwd: folder });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(JSON.stringify(input));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
};

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const holds = async (texts: readonly string[]): Promise<void> => {
  const contract = contractOf(hostileDocument(texts), { name: 'hostile' });
  const installed = await install(contract, names);
  try {
    await holdsFor(contract, installed, texts);
  } finally {
    installed.remove();
  }
};

const holdsFor = async (
  contract: Contract,
  { folder, packages }: Installed,
  texts: readonly string[],
): Promise<void> => {
  const identifiers = operationNames(contract);
  const schemas = schemaNames(contract);
  const own = new Set([...identifiers.values(), ...schemas.values()]);
  const isNamed = (name: string): boolean => name !== mark || own.has(name);
  for (const { files } of packages) {
    const modules = new Set([...Object.values(names), ...files.filter(isCode).map((file) => file.path)]);
    expect(files.filter(isCode).flatMap((file) => faultsOf(file, isNamed, modules))).toEqual([]);
    expect(badPaths(files)).toEqual([]);
    const readme = files.find((file) => file.path === 'README.md')?.text ?? '';
    const prose = readme.replace(/^```[\s\S]*?^```$/gm, '');
    expect(prose).not.toMatch(/<[a-z!/]|\]\(|!\[|https?:|www\./i);
    expect(prose.split('\n').filter((line) => line.includes(mark)).length).toBeLessThan(2);
    const manifest = JSON.parse(files.find((file) => file.path === 'package.json')?.text ?? '') as object;
    expect(JSON.stringify(manifest)).not.toContain(mark);
    expect(manifest).not.toHaveProperty('scripts');
  }
  const at = (name: string, file: string): string => path.join(folder, 'node_modules', name, file);
  const all = packages.flatMap(({ name, files }) => files.map((file) => ({ ...file, full: at(name, file.path) })));
  expect(
    checked(
      folder,
      all.filter((file) => file.path.endsWith('.d.ts')).map((file) => file.full),
    ),
  ).toEqual([]);

  const calls = (await import('@schemawright/contract')).operations(contract).filter(({ kind }) => kind === 'path');
  const given = (index: number): string => texts[index % texts.length] as string;
  server.answer();
  const { code, out, err } = await ran(folder, {
    baseUrl: server.baseUrl,
    modules: all.filter((file) => file.path.endsWith('.js')).map((file) => file.full),
    client: names.client,
    validators: names.validators,
    schemas: [...schemas.values()],
    texts,
    operations: calls.map(({ key, parameters, requestBody }, index) => {
      const text = given(index);
      const values = (place: string): object =>
        Object.fromEntries(
          parameters
            .filter((given) => given.in === place)
            .map(({ name }) => [name, place === 'path' ? `/../${text}?#` : [text]]),
        );
      return {
        identifier: identifiers.get(key),
        init: {
          params: { path: values('path'), query: values('query'), header: values('header'), cookie: values('cookie') },
          ...(requestBody ? { body: Object.fromEntries([[text, text]]) } : {}),
        },
      };
    }),
  });
  expect([code, err]).toEqual([0, '']);
  const outcomes = JSON.parse(out) as [string, boolean, string][];
  const reasons = outcomes.map(([, , outcome]) =>
    outcome.replace(/^TypeError: [\s\S]*: (?=the request can't be built)/, ''),
  );
  const refusals =
    /^(?:sent$|status 431$|the request can't be built; look at baseUrl, header names and values|URIError: URI malformed|TypeError: fetch failed: InvalidArgumentError: invalid )/;
  expect(reasons.filter((reason) => !refusals.test(reason))).toEqual([]);
  // Only what no header can hold, half a character, and what is too long for a server keeps a call from being sent.
  const sendable = calls.filter(({ key, parameters, responses }, index) => {
    const accept = responses.flatMap(({ content }) => content.map(({ mediaType }) => mediaType)).join(', ');
    const texts = [key, ...parameters.map(({ name }) => name), given(index)];
    return (
      /^[\t -~\x80-\xff]*$/.test(accept) && texts.every((text) => !/\p{Surrogate}/u.test(text) && text.length < 5000)
    );
  });
  const sent = new Set(
    outcomes.filter(([, withHeaders, outcome]) => !withHeaders && outcome === 'sent').map(([name]) => name),
  );
  expect(sendable.filter(({ key }) => !sent.has(identifiers.get(key) as string)).map(({ key }) => key)).toEqual([]);
  expect(server.seen).toHaveLength(reasons.filter((reason) => reason === 'sent').length);
  expect(server.seen.filter(({ headers }) => Object.hasOwn(headers, 'x-injected'))).toEqual([]);
};

test('whatever text stands wherever in a description, the packages are sound and none of it runs', async () => {
  const property = fc.asyncProperty(fc.array(hostileText, { minLength: 4, maxLength: 12 }), holds);
  const hunt = fc.assert(property, {
    numRuns: Number(process.env['RUNS'] ?? 1),
    examples: [[[...catalogue]]],
    endOnFailure: process.env['SEED'] === undefined,
  });
  await expect(hunt).resolves.toBeUndefined();
}, 600_000);
