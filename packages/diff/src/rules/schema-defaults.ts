import { canonicalJson } from '@schemawright/contract';
import { placeOf, schemaRulesFor, type Found, type RuleFor } from '../rule.ts';
import type { SchemaPair } from '../subjects.ts';

const rule = schemaRulesFor('schema', 'members');

const moved =
  (before: boolean, after: boolean) =>
  ({ old, next }: SchemaPair): Found => {
    const was = old.annotations.default;
    const is = next.annotations.default;
    if ((was !== undefined) !== before || (is !== undefined) !== after) return false;
    if (before && after && canonicalJson(was) === canonicalJson(is)) return false;
    return { old: was ?? null, new: is ?? null, ...placeOf({ old, next }, 'default', !after) };
  };

export const schemaDefaultRules: readonly RuleFor<'schema'>[] = [
  rule('default-added', 'risky', 'annotation', 'The default {new} was added', moved(false, true)),
  rule('default-changed', 'risky', 'annotation', 'The default changed from {old} to {new}', moved(true, true)),
  rule('default-removed', 'risky', 'annotation', 'The default {old} was removed', moved(true, false)),
];
