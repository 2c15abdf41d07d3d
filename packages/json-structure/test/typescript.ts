import ts from 'typescript';

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

const library = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of each line of the files, as `file:line` to its message; files are named without folder. */
export const diagnose = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const textOf = (name: string): string | undefined => files.get(name.slice(name.lastIndexOf('/') + 1));
  host.directoryExists = () => true;
  host.fileExists = (name) => textOf(name) !== undefined || fileExists(name);
  host.getSourceFile = (name, target) => {
    const text = textOf(name);
    if (text !== undefined) return ts.createSourceFile(name, text, target);
    if (!library.has(name)) library.set(name, getSourceFile(name, target));
    return library.get(name);
  };
  const program = ts.createProgram(
    [...files.keys()].map((name) => `/virtual/${name}`),
    options,
    host,
  );
  return new Map(
    ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1;
      return [`${file?.fileName.slice(9) ?? ''}:${line}`, ts.flattenDiagnosticMessageText(messageText, '\n')];
    }),
  );
};

/** The names that a module exports as types, and what it holds beside. */
export const outline = (code: string): { readonly exported: readonly string[]; readonly other: readonly string[] } => {
  const file = ts.createSourceFile('m.ts', code, ts.ScriptTarget.ES2022, true);
  const exported: string[] = [];
  const other: string[] = [];
  for (const statement of file.statements) {
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (isType && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      exported.push(statement.name.text);
    else other.push(statement.getText());
  }
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] };
  return { exported, other: [...other, ...parseDiagnostics.map(({ messageText }) => String(messageText))] };
};
