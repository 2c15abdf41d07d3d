import type { ResolvedParameter } from '@schemawright/contract';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { compareMediaTypes } from '../walk/media-types.ts';
import type { Announcement, ParameterPair } from '../subjects.ts';

const rule = rulesFor('parameter');

const compared =
  (find: (old: ResolvedParameter, next: ResolvedParameter) => Found) =>
  (pair: ParameterPair): Found => {
    const sides = both(pair);
    return sides !== undefined && sides.old.in === sides.next.in && find(sides.old, sides.next);
  };

const changed = (before: string | boolean, after: string | boolean): Found =>
  before !== after && { old: before, new: after };

const flag = (read: (parameter: ResolvedParameter) => boolean, after: boolean) =>
  compared((old, next) => read(old) !== after && read(next) === after && { old: !after, new: after });

const becameRequired = compared((old, next) => !old.required && next.required);

/** How a value is written as far as the schema does not say it: by a media type, or by a style. */
const mannerOf = ({ mediaType, style }: ResolvedParameter): string => mediaType?.toLowerCase() ?? style;

/** Whether a media type is, or was, how values are written, and another one than on the other side. */
const isOtherMedia = ({ mediaType: old }: ResolvedParameter, { mediaType: next }: ResolvedParameter): boolean =>
  old === undefined || next === undefined ? old !== next : compareMediaTypes(old, next) !== 'same';

/** What the provider promised to send, and does not any more. */
const broken = ({ sent, old }: ParameterPair): Evidence =>
  sent === true && old?.required === true ? { impact: 'breaking' } : {};

const free = (pair: ParameterPair): ResolvedParameter | undefined => notInPath(added(pair));
const gone = (pair: ParameterPair): ResolvedParameter | undefined => notInPath(removed(pair));
const goneWith = (pair: ParameterPair, announcement: Announcement): boolean =>
  gone(pair) !== undefined && pair.announcement === announcement;

const notInPath = (parameter: ResolvedParameter | undefined): ResolvedParameter | undefined =>
  parameter?.in === 'path' ? undefined : parameter;

const emptyAllowed = ({ object }: ResolvedParameter): boolean => object['allowEmptyValue'] === true;
const reservedAllowed = ({ object }: ResolvedParameter): boolean => object.allowReserved === true;

export const parameterRules: readonly RuleFor<'parameter'>[] = [
  rule(
    'parameter-required-added',
    'breaking',
    'The required parameter {subject} was added',
    (pair) => free(pair)?.required === true,
    'compatible',
  ),
  rule(
    'parameter-optional-added',
    'compatible',
    'The parameter {subject} was added',
    (pair) => free(pair)?.required === false,
  ),
  rule(
    'parameter-path-added',
    'breaking',
    'The path parameter {subject} was added',
    (pair) => added(pair)?.in === 'path',
  ),
  rule(
    'parameter-removed',
    'risky',
    'The parameter {subject} was removed',
    (pair) => goneWith(pair, 'none') && { renamedTo: pair.renamedTo, ...broken(pair) },
  ),
  rule(
    'parameter-removed-after-deprecation',
    'risky',
    'The parameter {subject} was removed, as announced',
    (pair) => goneWith(pair, 'due') && { announced: true, renamedTo: pair.renamedTo },
  ),
  rule(
    'parameter-removed-before-sunset',
    'breaking',
    'The parameter {subject} was removed before the date that was promised',
    (pair) => goneWith(pair, 'later') && { renamedTo: pair.renamedTo },
  ),
  rule(
    'parameter-path-removed',
    'breaking',
    'The path parameter {subject} was removed',
    (pair) => removed(pair)?.in === 'path',
  ),
  rule(
    'parameter-became-required',
    'breaking',
    'The parameter {subject} is required now',
    (pair) => pair.hasDefault !== true && becameRequired(pair),
    'compatible',
  ),
  rule(
    'parameter-became-required-with-default',
    'breaking',
    'The parameter {subject} is required now, with a default',
    (pair) => pair.hasDefault === true && becameRequired(pair),
    'compatible',
  ),
  rule(
    'parameter-became-optional',
    'compatible',
    'The parameter {subject} is no longer required',
    compared((old, next) => old.required && !next.required),
    'breaking',
  ),
  rule('parameter-moved', 'breaking', 'The parameter {subject} moved from {old} to {new}', (pair) => {
    const sides = both(pair);
    return sides !== undefined && changed(sides.old.in, sides.next.in);
  }),
  rule(
    'parameter-renamed-case',
    'compatible patch',
    'The header {old} is written {new} now',
    compared((old, next) => next.in === 'header' && changed(old.name, next.name)),
  ),
  rule(
    'parameter-renamed',
    'risky',
    'The parameter {old} is called {new} now, which nobody sends',
    // Of a query string that is no form no code is generated that would have its name.
    compared(
      (old, next) =>
        (next.in === 'query' || next.in === 'cookie') && next.mediaType === undefined && changed(old.name, next.name),
    ),
  ),
  rule(
    'parameter-style-changed',
    'breaking',
    'The style of {subject} changed from {old} to {new}',
    compared(
      (old, next) => old.mediaType === undefined && next.mediaType === undefined && changed(old.style, next.style),
    ),
  ),
  rule(
    'parameter-explode-changed',
    'breaking',
    'explode of {subject} changed from {old} to {new}',
    (pair) =>
      pair.several === true &&
      compared((old, next) => old.style === next.style && changed(old.explode, next.explode))(pair),
  ),
  rule(
    'parameter-allow-reserved-changed',
    'risky',
    'Reserved characters in {subject} are written differently now',
    compared((old, next) => changed(reservedAllowed(old), reservedAllowed(next))),
  ),
  rule(
    'parameter-empty-value-refused',
    'breaking',
    'The parameter {subject} may not be empty any more',
    flag(emptyAllowed, false),
  ),
  rule(
    'parameter-empty-value-allowed',
    'compatible',
    'The parameter {subject} may be empty now',
    flag(emptyAllowed, true),
  ),
  rule(
    'parameter-content-changed',
    'breaking',
    'The parameter {subject} is written as {new} now, not as {old}',
    compared((old, next) => isOtherMedia(old, next) && changed(mannerOf(old), mannerOf(next))),
  ),
  rule(
    'parameter-schema-scalar-to-array',
    'compatible',
    'The parameter {subject} takes several values now',
    (pair) => pair.becameList === true,
  ),
  rule(
    'parameter-schema-scalar-to-text',
    'risky',
    'The parameter {subject} takes any text now',
    (pair) => pair.becameText === true,
  ),
  rule(
    'parameter-deprecated',
    'compatible',
    'The parameter {subject} was deprecated',
    flag((parameter) => parameter.deprecated, true),
  ),
  rule(
    'parameter-reactivated',
    'compatible patch',
    'The parameter {subject} is no longer deprecated',
    flag((parameter) => parameter.deprecated, false),
  ),
];
