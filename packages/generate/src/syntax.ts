import { Script } from 'node:vm';
import ts from 'typescript';
import type { GeneratedFile } from './generator.ts';

/** A printed module as a script: without the words that only modules know, which stand at the left margin. */
const scriptOf = (module: string): string =>
  `'use strict';${module
    .replaceAll(/^(?:import|export) (?:\{[^{}"'`;/]*\}|\* as \w+) from (?:'[^'\n]*'|"[^"\n]*");$/gm, '')
    .replaceAll(/^export \{[^{}"'`;/]*\};$/gm, '')
    .replaceAll(/^export (?=(?:async )?function\b|const |class )/gm, '')}`;

const compiled = (path: string, script: string): Script => new Script(script, { filename: path });

/** What is wrong with a module, by the engine that will run it; compiled only, and many times as fast as by the compiler. */
const moduleFault = (path: string, text: string): string | undefined => {
  try {
    compiled(path, scriptOf(text));
    return undefined;
  } catch (error) {
    // Its stack begins with file and line.
    const [place] = String((error as Error).stack).split('\n', 1);
    return `${place}: ${(error as Error).message}`;
  }
};

const settings = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/** Without the comments that begin a line: what they say does not matter, and they are the larger part. */
const uncommented = (text: string): string => text.replaceAll(/^ *\/\*\*[^]*?\*\//gm, '');

/**
 * What decides whether a file parses. Most files differ only in the name that they are called by and in texts: a name that
 * no keyword can be part of stands for any other, and so does a text without escapes.
 */
const shapeOf = (path: string, text: string): string => {
  const name = /(?:^|\/)((?=[a-z]*[A-Z_$\d])[A-Za-z_$][\w$]*)\.d\.ts$/.exec(path)?.[1];
  return name === undefined ? text : text.replaceAll(/"[^"\\\n]*"/g, '""').replaceAll(name, 'X');
};

const declarationFault = (path: string, text: string): string | undefined => {
  const source = ts.createSourceFile(path, text, settings, false);
  // Not in the public types, but the only answer that does not need a whole program.
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const [first] = parseDiagnostics;
  return first && `${path}:${first.start}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`;
};

/**
 * Throws when a generated source file does not parse: a defect of the printer, whatever the contract says.
 * Nothing unparsable reaches the disk.
 */
export const assertSyntax = (files: readonly GeneratedFile[]): void => {
  const sound = new Set<string>();
  const faultIn = (path: string, text: string): string | undefined => {
    if (path.endsWith('.js')) return moduleFault(path, text);
    if (!path.endsWith('.d.ts')) return undefined;
    const bare = uncommented(text);
    const shape = shapeOf(path, bare);
    if (sound.has(shape)) return undefined;
    sound.add(shape);
    // The place of a fault is told in the whole text.
    return declarationFault(path, bare) && declarationFault(path, text);
  };
  for (const { path, text } of files) {
    const fault = faultIn(path, text);
    if (fault !== undefined) throw new Error(`generated code does not parse: ${fault}`);
  }
};
