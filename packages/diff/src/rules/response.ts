import type { ResolvedHeader, ResolvedResponse } from '@schemawright/contract';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type RuleFor } from '../rule.ts';
import type { Pair } from '../subjects.ts';

type Class = 'success' | 'error' | 'default';

export const statusClass = (status: string): Class =>
  status === 'default' ? 'default' : status.startsWith('4') || status.startsWith('5') ? 'error' : 'success';

const response = rulesFor('response');

const is = (found: ResolvedResponse | undefined, wanted: Class): boolean =>
  found !== undefined && statusClass(found.status) === wanted;

export const responseRules: readonly RuleFor<'response'>[] = [
  response(
    'response-success-status-added',
    'risky',
    'The response {subject} was added',
    (pair) => is(added(pair), 'success'),
    'compatible',
  ),
  response('response-success-status-removed', 'breaking', 'The response {subject} was removed', (pair) =>
    is(removed(pair), 'success'),
  ),
  response('response-error-status-added', 'compatible', 'The response {subject} was added', (pair) =>
    is(added(pair), 'error'),
  ),
  response(
    'response-error-status-removed',
    'compatible patch',
    'The response {subject} was removed',
    (pair) => is(removed(pair), 'error'),
    'risky',
  ),
  response('response-default-added', 'compatible', 'A default response was added', (pair) =>
    is(added(pair), 'default'),
  ),
  response(
    'response-default-removed',
    'compatible patch',
    'The default response was removed',
    (pair) => is(removed(pair), 'default'),
    'risky',
  ),
];

const header = rulesFor('header');

const flag =
  (read: (side: ResolvedHeader) => boolean, after: boolean) =>
  (pair: Pair<ResolvedHeader>): boolean => {
    const sides = both(pair);
    return sides !== undefined && read(sides.old) !== after && read(sides.next) === after;
  };

export const headerRules: readonly RuleFor<'header'>[] = [
  header(
    'response-header-added',
    'compatible',
    'The header {subject} was added',
    (pair) => {
      const came = added(pair);
      return came !== undefined && (came.required ? {} : { impact: 'compatible' });
    },
    'breaking',
  ),
  header(
    'response-header-removed',
    'breaking',
    'The required header {subject} was removed',
    (pair) => removed(pair)?.required === true,
    'compatible',
  ),
  header(
    'response-optional-header-removed',
    'risky',
    'The header {subject} was removed',
    (pair) => removed(pair)?.required === false,
    'compatible',
  ),
  header(
    'response-header-became-optional',
    'breaking',
    'The header {subject} is no longer promised',
    flag((side) => side.required, false),
    'compatible',
  ),
  header(
    'response-header-became-required',
    'compatible',
    'The header {subject} is promised now',
    flag((side) => side.required, true),
    'breaking',
  ),
  header(
    'response-header-deprecated',
    'compatible',
    'The header {subject} was deprecated',
    flag((side) => side.object.deprecated === true, true),
  ),
  header(
    'response-header-reactivated',
    'compatible patch',
    'The header {subject} is no longer deprecated',
    flag((side) => side.object.deprecated === true, false),
  ),
  header(
    'response-header-serialization-changed',
    'breaking',
    'The header {subject} is written differently now',
    (pair) => both(pair) !== undefined && pair.written.old !== pair.written.next,
  ),
];

const link = rulesFor('link');

export const linkRules: readonly RuleFor<'link'>[] = [
  link('response-link-added', 'compatible', 'The link {subject} was added', (pair) => added(pair) !== undefined),
  link('response-link-removed', 'risky', 'The link {subject} was removed', (pair) => removed(pair) !== undefined),
  link('response-link-changed', 'risky', 'The link {subject} changed', (pair) => {
    const sides = both(pair);
    return sides !== undefined && sides.old.value !== sides.next.value;
  }),
];
