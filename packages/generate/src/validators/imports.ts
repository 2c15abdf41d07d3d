import { formatName, type Module } from './printer.ts';
import { runtimeImports } from './runtime-names.ts';

/** What checks.js exports for printed code; formats are known by name. */
const shared = [
  'canonical',
  'codePoints',
  'errorsOf',
  'fail',
  'failMember',
  'objectLike',
  'allDiffer',
  'own',
  'recall',
  'ValidationError',
];

const importLine = (names: readonly string[], from: string): string =>
  names.length === 0 ? '' : `import { ${names.join(', ')} } from '${from}';\n`;

/** The imports of a module one folder deep: only names that its code calls. `from` tells where the check of a component is. */
export const imports = (module: Module, code: string, from: (component: string) => string, self?: string): string => {
  const used = shared.filter((name) => new RegExp(`\\b${name}\\(`).test(code));
  return [
    importLine(used, '../runtime/checks.js'),
    importLine(
      [...module.formats].sort().map((name) => `${name} as ${formatName(name)}`),
      '../runtime/formats.js',
    ),
    importLine(/\blinearPattern\(/.test(code) ? ['linearPattern'] : [], '../runtime/pattern/linear-pattern.js'),
    runtimeImports(code),
    ...[...module.components]
      .filter((name) => name !== self)
      .sort()
      .map((name) => importLine([`check${name}`], from(name))),
  ].join('');
};
