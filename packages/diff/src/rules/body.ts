import { canonicalJson, type ResolvedBody, type ResolvedMediaType } from '@schemawright/contract';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type Found, type RuleFor } from '../rule.ts';
import { compareMediaTypes } from '../walk/media-types.ts';
import type { Pair } from '../subjects.ts';

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
  ),
  body(
    'request-body-optional-added',
    'compatible',
    'An optional body was added',
    (pair) => added(pair)?.required === false,
  ),
  body('request-body-removed', 'breaking', 'The body was removed', (pair) => removed(pair) !== undefined),
  body('request-body-became-required', 'breaking', 'The body is required now', required(false, true)),
  body('request-body-became-optional', 'compatible', 'The body is no longer required', required(true, false)),
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

const encoding = ({ object }: ResolvedMediaType): string => canonicalJson(object.encoding ?? {});

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
  request('request-encoding-changed', 'breaking', 'The parts of the body are encoded differently now', (pair) => {
    const sides = both(pair);
    return sides !== undefined && encoding(sides.old) !== encoding(sides.next);
  }),
];

const response = rulesFor('responseMedia');

export const responseMediaRules: readonly RuleFor<'responseMedia'>[] = [
  response(
    'response-media-type-added',
    'compatible',
    'The media type {new} was added',
    (pair) => added(pair) !== undefined && names(pair),
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
