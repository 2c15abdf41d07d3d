import { containedIn, type Contained } from '../schema/contained.ts';
import { conditionsOf, isSameCondition, sizeOf } from '../schema/conditions.ts';
import { placeOf, schemaRulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { areNamesSwapped, isAbsent } from '../schema/names.ts';
import { isNever } from '../schema/view.ts';
import type { SchemaPair } from '../subjects.ts';
import { stepOfExclusion } from './schema-types.ts';

const rule = schemaRulesFor('schema', 'values');

const count = ({ applied }: SchemaPair['old'], wanted: string): number => {
  let sum = 0;
  for (const [keyword, schemas] of applied) if (keyword.split(' ')[0] === wanted) sum += schemas.length;
  return sum;
};

const moved =
  (move: 'added' | 'removed', keyword: string) =>
  ({ old, next }: SchemaPair): Found => {
    const before = count(old, keyword);
    const after = count(next, keyword);
    if (move === 'added' ? after <= before : after >= before) return false;
    return placeOf({ old, next }, keyword, move === 'removed');
  };

/** Members that one side alone speaks of, as of such that must not be: in other words than `not`, and the same. */
const forbidden = (pair: SchemaPair, side: 'old' | 'next'): readonly Evidence[] => {
  const other = pair[side === 'old' ? 'next' : 'old'];
  return [...pair[side].properties.values()].flatMap((property) => {
    const { name } = property;
    // What both have is most of it, and a property makes its schema when it is asked for it.
    if (other.properties.has(name) || !isNever(property.schema.facts) || isAbsent(other, name)) return [];
    const { pointer } = property;
    return [side === 'old' ? { old: name, pointer, side } : { new: name, pointer, side: 'new' }];
  });
};

const excluded =
  (move: 'added' | 'removed') =>
  (pair: SchemaPair): Found => {
    const found = moved(move, 'not')(pair);
    const members = forbidden(pair, move === 'added' ? 'next' : 'old');
    if (typeof found !== 'object') return members;
    // Who reads values of types that there were none of is told so with the exclusion.
    const isGrave = pair.direction === 'response' && stepOfExclusion(pair) === 'wider';
    return [{ ...(found as Evidence), ...(isGrave ? { impact: 'breaking' } : {}) }, ...members];
  };

/** Whether there are more, or fewer, kinds of items of which some have to be there, or not too many may. */
const movedContained =
  (move: 'added' | 'removed') =>
  ({ old, next }: SchemaPair): Found => {
    const [before, after] = [old, next].map((facts) => containedIn(facts).filter(isCounted).length) as [number, number];
    if (move === 'added' ? after <= before : after >= before) return false;
    return placeOf({ old, next }, 'contains', move === 'removed');
  };

const isCounted = ({ least, most }: Contained): boolean => least > 0 || most < Number.POSITIVE_INFINITY;

/** As many kinds as before, and not the same ones or not as many of each. */
const containedChanged = ({ old, next, same }: SchemaPair): Found => {
  const [before, after] = [containedIn(old), containedIn(next)];
  if (before.length !== after.length) return false;
  // How many of one kind alone there have to be is a limit.
  const isAlone = after.length === 1;
  const kept = after.every((one) =>
    before.some(
      (other) => (isAlone || (other.least === one.least && other.most === one.most)) && same(other.schema, one.schema),
    ),
  );
  return !kept && { pointer: next.placeOf('contains'), undecided: 'contains' };
};

/** As many as before, and not the same ones. */
const changed =
  (keyword: string) =>
  ({ old, next, same }: SchemaPair): Found => {
    const [before, after] = [old.applied.get(keyword) ?? [], next.applied.get(keyword) ?? []];
    if (before.length !== after.length) return false;
    const kept = after.every((schema) => before.some((other) => same(other, schema)));
    return !kept && { pointer: next.placeOf(keyword), undecided: keyword };
  };

const movedNames =
  (move: 'added' | 'removed') =>
  (pair: SchemaPair): Found =>
    !areNamesSwapped(pair) && moved(move, 'propertyNames')(pair);

/** As many as before: names are texts, and so it can be told whether there are more of them. */
const namesChanged = (pair: SchemaPair): Found => {
  if (areNamesSwapped(pair))
    return {
      ...placeOf(pair, 'propertyNames', pair.next.applied.get('propertyNames') === undefined),
      ...(pair.direction === 'request' ? { impact: 'breaking' as const } : {}),
    };
  const found = changed('propertyNames')(pair);
  const [[before, second] = [], [after] = []] = [pair.old, pair.next].map(({ applied }) =>
    applied.get('propertyNames'),
  );
  if (found === false || before === undefined || after === undefined || second !== undefined) return found;
  const isHarmless = pair.harmless(before, after);
  const pointer = pair.next.placeOf('propertyNames');
  if (isHarmless === undefined) return found;
  return { pointer, impact: isHarmless ? 'compatible' : pair.direction === 'request' ? 'breaking' : 'risky' };
};

const movedCondition =
  (move: 'added' | 'removed') =>
  ({ old, next }: SchemaPair): Found => {
    const growth = sizeOf(conditionsOf(next)) - sizeOf(conditionsOf(old));
    if (move === 'added' ? growth <= 0 : growth >= 0) return false;
    return placeOf({ old, next }, 'if', move === 'removed');
  };

const changedCondition = ({ old, next, same }: SchemaPair): Found => {
  const [before, after] = [conditionsOf(old), conditionsOf(next)];
  if (sizeOf(before) !== sizeOf(after)) return false;
  const kept = after.every((one) => before.some((other) => isSameCondition(one, other, same)));
  return !kept && { pointer: next.placeOf('if'), undecided: 'if' };
};

/** Keywords that apply whole schemas: what comes and goes. What changes inside is told by the fallback rules. */
export const schemaAppliedRules: readonly RuleFor<'schema'>[] = [
  rule('not-added', 'breaking', 'compatible', 'Some values are excluded now', excluded('added')),
  rule('not-removed', 'compatible', 'risky', 'Some values are no longer excluded', excluded('removed')),
  rule('not-changed', 'risky', 'risky', 'The values that are excluded changed', changed('not')),
  rule('condition-added', 'breaking', 'compatible', 'A condition was added', movedCondition('added')),
  rule('condition-removed', 'compatible', 'risky', 'A condition was removed', movedCondition('removed')),
  rule('condition-changed', 'risky', 'risky', 'A condition changed', changedCondition),
  rule(
    'contains-added',
    'breaking',
    'compatible',
    'An item of a certain kind must be there now',
    movedContained('added'),
  ),
  rule(
    'contains-removed',
    'compatible',
    'risky',
    'No item of a certain kind needs to be there any more',
    movedContained('removed'),
  ),
  rule('contains-changed', 'risky', 'risky', 'The kind of item that must be there changed', containedChanged),
  rule('property-names-added', 'breaking', 'compatible', 'Names of members are restricted now', movedNames('added')),
  rule(
    'property-names-removed',
    'compatible',
    'risky',
    'Names of members are no longer restricted',
    movedNames('removed'),
  ),
  rule('property-names-changed', 'risky', 'risky', 'The names that members may have changed', namesChanged),
  rule(
    'dependent-schema-added',
    'breaking',
    'compatible',
    'A member brings further rules now',
    moved('added', 'dependentSchemas'),
  ),
  rule(
    'dependent-schema-removed',
    'compatible',
    'risky',
    'A member brings no further rules any more',
    moved('removed', 'dependentSchemas'),
  ),
  rule(
    'content-schema-added',
    'breaking',
    'compatible',
    'What the text holds has a schema now',
    moved('added', 'contentSchema'),
  ),
  rule(
    'content-schema-removed',
    'compatible',
    'risky',
    'What the text holds has no schema any more',
    moved('removed', 'contentSchema'),
  ),
  rule(
    'unevaluated-items-closed',
    'breaking',
    'compatible',
    'Items that no schema describes are refused now',
    moved('added', 'unevaluatedItems'),
  ),
  rule(
    'unevaluated-items-opened',
    'compatible',
    'risky',
    'Items that no schema describes are allowed now',
    moved('removed', 'unevaluatedItems'),
  ),
  rule(
    'unevaluated-properties-closed',
    'breaking',
    'compatible',
    'Members that no schema describes are refused now',
    moved('added', 'unevaluatedProperties'),
  ),
  rule(
    'unevaluated-properties-opened',
    'compatible',
    'risky',
    'Members that no schema describes are allowed now',
    moved('removed', 'unevaluatedProperties'),
  ),
];
