import { describe, expect, test } from 'vitest';
import { assertSyntax } from '../src/syntax.ts';

const check = (path: string, text: string) => (): void => assertSyntax([{ path, text }]);

describe('generated code that does not parse is a defect, told by file', () => {
  test.each([
    [
      'a module',
      'index.js',
      'import { a as b } from \'./a.js\';\nexport { c } from "./c.js";\nexport const d = b;\nexport { d as e };\n',
    ],
    [
      'a module of functions and classes',
      'x.js',
      'export async function* f() {}\nexport class A {}\nexport function g() {}\n',
    ],
    ['imports over several lines', 'index.js', "import {\n  a,\n  b,\n} from './a.js';\na(b);\n"],
    ['declarations', 'index.d.ts', '/** Pet */\nexport type Pet = { name?: string };\nexport {};\n'],
    ['what is no code', 'README.md', '{{{'],
  ])('%s passes', (_, path, text) => {
    expect(check(path, text)).not.toThrow();
  });

  test.each([
    ['an unclosed string', 'index.js', "export const a = 'b;\n"],
    ['an unclosed comment', 'index.js', 'export const a = 1;\n/* b\n'],
    ['a fault in a function that nobody calls', 'index.js', 'export function f() {\n  return (1;\n}\n'],
    ['a name twice', 'index.js', 'const a = 1;\nconst a = 2;\n'],
    ['an import in a function', 'index.js', "function f() {\n  import { a } from './a.js';\n}\n"],
    ['a word that modules reserve', 'index.js', 'const static = 1;\n'],
    ['an unclosed type', 'index.d.ts', 'export type Pet = { name?: string ;\n'],
    ['an unclosed comment of declarations', 'index.d.ts', 'export type Pet = 1;\n/** b\n'],
  ])('%s does not', (_, path, text) => {
    expect(check(path, text)).toThrow(path);
  });
});
