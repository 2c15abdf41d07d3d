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

/**
 * The imports of a file one folder deep that holds the printed modules: only names that its code calls. `from` tells where
 * the check of a component is.
 */
export const imports = (
  modules: readonly Module[],
  code: string,
  from: (component: string) => string,
  self?: string,
): string => {
  const components = new Set(modules.flatMap((module) => [...module.components]));
  const predicates = new Set(modules.flatMap((module) => [...module.predicates]));
  const formats = new Set(modules.flatMap((module) => [...module.formats]));
  const used = shared.filter(({ call, pattern }) => code.includes(call) && pattern.test(code)).map(({ name }) => name);
  return [
    importLine(used, '../runtime/checks.js'),
    importLine(
      [...formats].sort().map((name) => `${name} as ${formatName(name)}`),
      '../runtime/formats.js',
    ),
    importLine(code.includes(' linearPattern(') ? ['linearPattern'] : [], '../runtime/pattern/linear-pattern.js'),
    runtimeImports(code),
    ...[...new Set([...components, ...predicates])]
      .filter((name) => name !== self)
      .sort()
      .map((name) =>
        importLine(
          [...(components.has(name) ? [`check${name}`] : []), ...(predicates.has(name) ? [`holds${name}`] : [])],
          from(name),
        ),
      ),
  ].join('');
};
