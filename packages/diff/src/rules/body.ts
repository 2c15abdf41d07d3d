import type { ResolvedBody, ResolvedMediaType } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import type { PartEncoding } from '../walk/encodings.ts';
import { compareMediaTypes } from '../walk/media-types.ts';
import type { Pair, Subjects } from '../subjects.ts';

const body = rulesFor('requestBody');

const required =
  (before: boolean, after: boolean) =>
  (pair: Pair<ResolvedBody>): boolean => {
    const sides = both(pair);
    return sides?.old.required === before && sides.next.required === after;
  };

export const requestBodyRules: readonly RuleFor<'requestBody'>[] = [
  body(
    'request-body-required-added',
    'breaking',
    'A required body was added',
    (pair) => added(pair)?.required === true,
    'compatible',
  ),
  body(
    'request-body-optional-added',
    'compatible',
    'An optional body was added',
    (pair) => added(pair)?.required === false,
  ),
  body('request-body-removed', 'breaking', 'The body was removed', (pair) => removed(pair) !== undefined),
  body('request-body-became-required', 'breaking', 'The body is required now', required(false, true), 'compatible'),
  body(
    'request-body-became-optional',
    'compatible',
    'The body is no longer required',
    required(true, false),
    'breaking',
  ),
];

const names = (pair: Pair<ResolvedMediaType>): { old: string | null; new: string | null } => ({
  old: pair.old?.mediaType ?? null,
  new: pair.next?.mediaType ?? null,
});

const cover =
  (...wanted: readonly string[]) =>
  (pair: Pair<ResolvedMediaType>): Found => {
    const sides = both(pair);
    return (
      sides !== undefined &&
      wanted.includes(compareMediaTypes(sides.old.mediaType, sides.next.mediaType)) &&
      names(pair)
    );
  };

const request = rulesFor('requestMedia');

export const requestMediaRules: readonly RuleFor<'requestMedia'>[] = [
  request(
    'request-media-type-added',
    'compatible',
    'The media type {new} was added',
    (pair) => added(pair) !== undefined && names(pair),
  ),
  request(
    'request-media-type-removed',
    'breaking',
    'The media type {old} was removed',
    (pair) => removed(pair) !== undefined && names(pair),
  ),
  request(
    'request-media-type-widened',
    'compatible',
    'The media type {old} was widened to {new}',
    cover('wider', 'fewer-parameters'),
  ),
  request(
    'request-media-type-narrowed',
    'breaking',
    'The media type {old} was narrowed to {new}',
    cover('narrower', 'more-parameters', 'renamed'),
  ),
];

const encodings = rulesFor('encodings');

/** Whether all that may be written in some media types is read by who knows the others. */
const areRead = (written: PartEncoding, read: PartEncoding): boolean =>
  written.types.every((type) => read.types.some((one) => ['same', 'wider'].includes(compareMediaTypes(type, one))));

/** Part by part; one that only one side has is a member that came or went. */
const movesOf =
  (direction: Direction) =>
  (sides: Subjects['encodings']): readonly Evidence[] => {
    if (sides.direction !== direction) return [];
    return [...sides.old].flatMap(([name, before]) => {
      const after = sides.next.get(name);
      // What follows from the schema alone is told of the schema.
      if (after === undefined || before.stated === after.stated) return [];
      const [written, read] = direction === 'request' ? [before, after] : [after, before];
      const isRead = areRead(written, read);
      const sameTypes = isRead && areRead(read, written);
      if (before.manner === after.manner && sameTypes) return [];
      const types = sameTypes ? {} : { old: before.types.join(', '), new: after.types.join(', ') };
      return [{ ...types, ...(before.manner === after.manner && isRead ? { impact: 'compatible' as const } : {}) }];
    });
  };

const encodedOtherwise = 'The parts of the body are encoded differently now';

export const encodingRules: readonly RuleFor<'encodings'>[] = [
  encodings('request-encoding-changed', 'breaking', encodedOtherwise, movesOf('request')),
  encodings('response-encoding-changed', 'breaking', encodedOtherwise, movesOf('response')),
];

const response = rulesFor('responseMedia');

export const responseMediaRules: readonly RuleFor<'responseMedia'>[] = [
  response(
    'response-media-type-added',
    'compatible',
    'The media type {new} was added',
    (pair) => added(pair) !== undefined && names(pair),
    'risky',
  ),
  response(
    'response-media-type-removed',
    'breaking',
    'The media type {old} was removed',
    (pair) => removed(pair) !== undefined && names(pair),
  ),
  response('response-media-type-widened', 'breaking', 'The media type {old} was widened to {new}', cover('wider')),
  response(
    'response-media-type-narrowed',
    'compatible',
    'The media type {old} was narrowed to {new}',
    cover('narrower'),
  ),
  response(
    'response-media-type-renamed',
    'risky',
    'The media type {old} became {new}',
    cover('renamed', 'fewer-parameters', 'more-parameters'),
  ),
];
