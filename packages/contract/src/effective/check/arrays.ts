import type { Json } from '../../openapi/types.ts';
import { canonicalJson } from '../canonical.ts';
import { counted } from './counted.ts';
import { assertion, type Check, type Checks } from './visit.ts';

type Items = readonly Json[];

const prefixItems: Check<Items> = (visit, prefix) => {
  if (!Array.isArray(prefix)) return visit.leaveOpen();
  for (const [index, item] of visit.value.slice(0, prefix.length).entries()) {
    visit.demand(prefix[index], item, index);
    if (visit.isSettled) return;
  }
};

const items: Check<Items> = (visit, schema) => {
  const { prefixItems: prefix } = visit.schema;
  const start = Array.isArray(prefix) ? prefix.length : 0;
  for (let index = start; index < visit.value.length && !visit.isSettled; index += 1) {
    visit.demand(schema, visit.value[index] as Json, index);
  }
};

const contains: Check<Items> = (visit, schema) => {
  const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = visit.schema;
  if (typeof least !== 'number' || typeof most !== 'number') return visit.leaveOpen();
  const answers = visit.value.map((item) => visit.ask(schema, item));
  const held = answers.filter((answer) => answer === true).length;
  const open = answers.filter((answer) => answer === undefined).length;
  if (held > most || held + open < least) visit.refuse('contains');
  else if (held < least || held + open > most) visit.leaveOpen();
};

/** JSON Schema 2020-12 Core, 10.3.1; Validation, 6.4. */
export const ofArrays: Checks<Items> = new Map([
  ...counted<Items>('minItems', 'maxItems', (list) => list.length),
  assertion('uniqueItems', (list: Items, wanted) => {
    if (typeof wanted !== 'boolean') return undefined;
    return !wanted || list.length < 2 || new Set(list.map(canonicalJson)).size === list.length;
  }),
  ['prefixItems', prefixItems],
  ['items', items],
  ['contains', contains],
]);
