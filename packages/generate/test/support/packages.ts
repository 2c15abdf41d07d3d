import { contractOf, type Contract } from '@schemawright/contract';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { GeneratedFile, PackageNames, Settings } from '../../src/generator.ts';
import { client } from '../../src/generators/client.ts';
import { types } from '../../src/generators/types.ts';
import { validators } from '../../src/generators/validators.ts';
import type {
  RequestValidationError,
  ResponseValidationError,
  UnexpectedResponse,
} from '../../src/runtime/client/errors.ts';
import type { retry } from '../../src/runtime/client/retry.ts';
import type { settle } from '../../src/runtime/client/settle.ts';
import type { CallOptions, Client, Validators } from '../../src/runtime/client/types.ts';
import type { unwrap } from '../../src/runtime/client/unwrap.ts';

export const names: PackageNames = {
  types: '@acme/api-types',
  client: '@acme/api-client',
  validators: '@acme/api-validators',
};

/** A contract from the parts that a test is about. */
export const contract = (parts: {
  paths?: object;
  schemas?: object;
  securitySchemes?: object;
  servers?: object[];
  title?: string;
}): Contract =>
  contractOf(
    {
      openapi: '3.1.0',
      info: { title: parts.title ?? 'Example', version: '1' },
      ...(parts.servers ? { servers: parts.servers } : {}),
      paths: parts.paths ?? {},
      components: { schemas: parts.schemas ?? {}, securitySchemes: parts.securitySchemes ?? {} },
    },
    { name: 'example' },
  );

export interface Project {
  readonly folder: string;
  /** What TypeScript says of each of a consumer's files; nothing when it is content. */
  check(sources: readonly string[], options?: ts.CompilerOptions): (readonly string[])[];
  /** The client package, loaded. */
  client(): Promise<LoadedClient>;
  /** The validators package, loaded. */
  validators(): Promise<Required<Validators>>;
  remove(): void;
}

type Answer = Promise<{ data?: unknown; error?: unknown; status: number; response: Response }>;
export type Operation = (client: unknown, init?: object) => Answer;

export interface LoadedClient {
  createClient(options?: CallOptions & { auth?: object }): Client;
  byPath(client: Client): Readonly<Record<string, (path: string, init?: object) => Answer>>;
  retry: typeof retry;
  settle: typeof settle;
  unwrap: typeof unwrap;
  UnexpectedResponse: typeof UnexpectedResponse;
  RequestValidationError: typeof RequestValidationError;
  ResponseValidationError: typeof ResponseValidationError;
  serverUrl(url: string, variables?: object): string;
  /** The operation of this name. */
  operation(name: string): Operation;
}

const write = (folder: string, files: readonly GeneratedFile[]): void => {
  for (const file of files) {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
};

const strict: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/** Parses the library files of TypeScript once for all programs. */
const cachingHost = (options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => {
    if (!file.includes('/typescript/lib/')) return read(file, ...rest);
    if (!libraries.has(file)) libraries.set(file, read(file, ...rest));
    return libraries.get(file);
  };
  return host;
};

/** A folder that has the types and client of a contract installed, as a user would, and the validators where they are wanted. */
export const project = async (
  of: Contract,
  settings: Partial<Settings> = {},
  withValidators: boolean = false,
): Promise<Project> => {
  const choices: Settings = { int64: 'number', ...settings };
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'generate-')));
  const modules = path.join(folder, 'node_modules');
  write(path.join(modules, names.types), (await types.generate(of, names, choices)).files);
  write(path.join(modules, names.client), (await client.generate(of, names, choices)).files);
  if (withValidators)
    write(path.join(modules, names.validators), (await validators.generate(of, names, choices)).files);
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  return {
    folder,
    check(sources, options = {}) {
      const files = sources.map((source, index) => {
        const file = path.join(folder, `consumer${index}.ts`);
        writeFileSync(file, source);
        return file;
      });
      const all = { ...strict, ...options };
      const program = ts.createProgram(files, all, cachingHost(all));
      const messages = ts.getPreEmitDiagnostics(program).map((diagnostic) => ({
        file: diagnostic.file?.fileName,
        text: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
      }));
      const elsewhere = messages.filter(({ file }) => file === undefined || !files.includes(file));
      if (elsewhere.length > 0) throw new Error(elsewhere.map(({ file, text }) => `${file} ${text}`).join('\n'));
      return files.map((of) => messages.filter(({ file }) => file === of).map(({ text }) => text));
    },
    async client() {
      const file = path.join(modules, names.client, 'index.js');
      const loaded = (await import(pathToFileURL(file).href)) as unknown as LoadedClient & Record<string, Operation>;
      return {
        ...loaded,
        operation: (name) => loaded[name] ?? (() => Promise.reject(new Error(`there is no operation ${name}`))),
      };
    },
    async validators() {
      const file = path.join(modules, names.validators, 'index.js');
      return (await import(pathToFileURL(file).href)) as Required<Validators>;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
