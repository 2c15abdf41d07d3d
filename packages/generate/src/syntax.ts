import ts from 'typescript';
import type { GeneratedFile } from './generator.ts';

/**
 * Throws when a generated source file does not parse: a defect of the printer, whatever the contract says.
 * Nothing unparsable reaches the disk.
 */
export const assertSyntax = (files: readonly GeneratedFile[]): void => {
  for (const { path, text } of files) {
    if (!/\.[jt]s$/.test(path)) continue;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false);
    // Not in the public types, but the only answer that does not need a whole program.
    const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
    const [first] = parseDiagnostics;
    if (first)
      throw new Error(
        `${path} does not parse at ${first.start}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`,
      );
  }
};
