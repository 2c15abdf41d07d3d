import { child } from '../../pointer.ts';
import { isObject, type Draft } from '../../openapi/model.ts';
import { operationsIn } from '../../openapi/path-item.ts';
import { report } from '../draft.ts';
import type { Healing } from './table.ts';
import { parametersOf } from './parameters.ts';

/** An expression of a path template that no parameter describes: whoever calls must say what stands there. */
export const pathParameter: Healing = {
  code: 'path-parameter-undeclared',
  message: 'no path parameter describes this expression of the path; it is read as a text',
  of: ['document'],
  saying: ['paths'],
  heal(document, _, lowering) {
    const { paths } = document;
    for (const [path, item] of Object.entries(isObject(paths) ? paths : {})) {
      const names = new Set([...path.matchAll(/\{([^{}]+)\}/gu)].map(([, name = '']) => name));
      if (names.size === 0 || !isObject(item)) continue;
      const shared = namesIn(document, item);
      for (const { pointer, object: operation } of operationsIn<Draft>(item, child('/paths', path))) {
        const mine = namesIn(document, operation);
        const lacking = [...names].filter((name) => !shared.has(name) && !mine.has(name));
        if (lacking.length === 0) continue;
        const list = Array.isArray(operation['parameters']) ? (operation['parameters'] as unknown[]) : [];
        const made = lacking.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
        operation['parameters'] = [...list, ...made];
        for (const name of lacking) {
          // Told one by one: each is a slip of its own.
          report(lowering, pointer, {
            severity: 'warning',
            code: pathParameter.code,
            message: `the path has {${name}}, and no path parameter of that name is declared; it is read as a text`,
            mend: `add { name: ${name}, in: path, required: true, schema: … } to parameters`,
          });
        }
      }
    }
    return false;
  },
};

const namesIn = (document: Draft, holder: Draft): ReadonlySet<unknown> =>
  new Set(parametersOf(document, holder).flatMap((node) => (node?.['in'] === 'path' ? [node['name']] : [])));
