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
  'token',
  'ValidationError',
].map((name) => ({ name, call: `${name}(`, pattern: new RegExp(`\\b${name}\\(`) }));

const importLine = (names: readonly string[], from: string): string =>
  names.length === 0 ? '' : `import { ${names.join(', ')} } from '${from}';\n`;

/** The imports of a module one folder deep: only names that its code calls. `from` tells where the check of a component is. */
export const imports = (module: Module, code: string, from: (component: string) => string, self?: string): string => {
  const used = shared.filter(({ call, pattern }) => code.includes(call) && pattern.test(code)).map(({ name }) => name);
  return [
    importLine(used, '../runtime/checks.js'),
    importLine(
      [...module.formats].sort().map((name) => `${name} as ${formatName(name)}`),
      '../runtime/formats.js',
    ),
    importLine(code.includes(' linearPattern(') ? ['linearPattern'] : [], '../runtime/pattern/linear-pattern.js'),
    runtimeImports(code),
    ...[...new Set([...module.components, ...module.predicates])]
      .filter((name) => name !== self)
      .sort()
      .map((name) =>
        importLine(
          [
            ...(module.components.has(name) ? [`check${name}`] : []),
            ...(module.predicates.has(name) ? [`holds${name}`] : []),
          ],
          from(name),
        ),
      ),
  ].join('');
};
