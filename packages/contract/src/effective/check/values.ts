import { canonicalJson } from '../canonical.ts';
import { isListed } from '../listed.ts';
import { someOf, not } from './answer.ts';
import type { Check, Checks, Visit } from './visit.ts';

const union =
  (kind: 'anyOf' | 'oneOf'): Check =>
  (visit, branches) => {
    if (!Array.isArray(branches) || branches.length === 0) return visit.leaveOpen();
    let held = 0;
    const ask = (branch: unknown) => {
      const answer = visit.ask(branch, visit.value);
      if (answer === true) held += 1;
      return answer;
    };
    const answer = someOf(kind, asked(branches, ask));
    // Why none of them takes the value is part of why the union does not.
    if (answer === false && held === 0 && visit.told !== undefined) {
      for (const branch of branches) visit.demand(branch, visit.value);
    }
    visit.assert(kind, answer);
  };

function* asked<Item, Result>(items: readonly Item[], ask: (item: Item) => Result): Generator<Result> {
  for (const item of items) yield ask(item);
}

const conditional: Check = (visit, condition) => {
  const { schema, value } = visit;
  const demanded = (keyword: 'then' | 'else'): void => {
    if (Object.hasOwn(schema, keyword)) visit.demand(schema[keyword], value);
  };
  const holds = visit.ask(condition, value);
  if (holds !== undefined) return demanded(holds ? 'then' : 'else');
  const ask = (keyword: 'then' | 'else') => !Object.hasOwn(schema, keyword) || visit.ask(schema[keyword], value);
  const [then, otherwise] = [ask('then'), ask('else')];
  visit.assert('if', then === otherwise ? then : undefined);
};

const reference: Check = (visit, given) => {
  const target = typeof given === 'string' ? visit.around.target(given) : undefined;
  visit.demand(target, visit.value);
};

/** What applies to values of every type, apart from `type`. JSON Schema 2020-12 Core, 8.2.3 and 10.2; Validation, 6.1. */
export const ofAll: Checks = new Map<string, Check>([
  ['const', (visit, only) => visit.assert('const', canonicalJson(visit.value) === canonicalJson(only))],
  ['enum', (visit, list) => visit.assert('enum', Array.isArray(list) ? isListed(visit.value, list) : undefined)],
  ['$ref', reference],
  // Lowering leads to where they go; what it left has a scope that nobody knows here.
  ['$dynamicRef', (visit: Visit) => visit.leaveOpen()],
  [
    'allOf',
    (visit, parts) => {
      if (!Array.isArray(parts)) return visit.leaveOpen();
      for (const part of parts) {
        visit.demand(part, visit.value);
        if (visit.isSettled) return;
      }
    },
  ],
  ['anyOf', union('anyOf')],
  ['oneOf', union('oneOf')],
  ['not', (visit, excluded) => visit.assert('not', not(visit.ask(excluded, visit.value)))],
  ['if', conditional],
]);

/** Keywords through which a schema says what other schemas say. */
export const joining: ReadonlySet<string> = new Set(['$ref', 'allOf', 'anyOf', 'oneOf']);
