import path from 'node:path';
import type { Target } from '@schemawright/generate';
import ts from 'typescript';

const options: ts.CompilerOptions = {
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

/** What TypeScript says of the declarations of many packages, in one program: `file:line code message`. */
export const typeErrors = (targets: readonly Target[]): readonly string[] => {
  const roots = targets.flatMap(({ folders }) =>
    Object.values(folders).map((folder) => path.join(folder, 'index.d.ts')),
  );
  const program = ts.createProgram(roots, options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => {
    const place =
      file === undefined
        ? ''
        : `${file.fileName.replace(/^.*\/node_modules\//u, '')}:${ts.getLineAndCharacterOfPosition(file, start ?? 0).line + 1}`;
    return `${place} TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
};
