import type { Operation } from '@schemawright/contract';
import { calledPath, meaningOfServers } from '../servers.ts';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type Found, type RuleFor } from '../rule.ts';
import type { Announcement, Subjects } from '../subjects.ts';

const path = rulesFor('path');

const kindOf = ({ old, next }: Subjects['path']): string | undefined => (old ?? next)?.[0]?.kind;

export const pathRules: readonly RuleFor<'path'>[] = [
  path(
    'path-removed',
    'breaking',
    'All operations of the path {subject} were removed',
    (pair) => kindOf(pair) === 'path' && removed(pair) !== undefined && { renamedTo: pair.renamedTo },
  ),
  path(
    'webhook-added',
    'compatible',
    'The webhook {subject} was added',
    (pair) => kindOf(pair) === 'webhook' && added(pair) !== undefined,
  ),
  path(
    'webhook-removed',
    'breaking',
    'The webhook {subject} was removed',
    (pair) => kindOf(pair) === 'webhook' && removed(pair) !== undefined && { renamedTo: pair.renamedTo },
  ),
];

const operation = rulesFor('operation');

type OperationPair = Subjects['operation'];

const gone = (pair: OperationPair, kind: Operation['kind']): Operation | undefined => {
  const left = removed(pair);
  return left?.kind === kind ? left : undefined;
};

const goneWith = (pair: OperationPair, announcement: Announcement): boolean =>
  gone(pair, 'path') !== undefined && pair.announcement === announcement;

const came = (pair: OperationPair, kind: Operation['kind']): boolean => added(pair)?.kind === kind;

const compared =
  <T>(read: (side: Operation) => T, find: (before: T, after: T) => boolean) =>
  (pair: OperationPair): Found => {
    const sides = both(pair);
    if (sides === undefined) return false;
    const before = read(sides.old);
    const after = read(sides.next);
    return find(before, after) && { old: shown(before), new: shown(after) };
  };

const shown = (value: unknown): string | boolean | null =>
  typeof value === 'string' || typeof value === 'boolean' ? value : null;

/** The template with the names of its parameters blanked. */
export const blanked = (template: string): string => template.replaceAll(/\{[^{}]*\}/gu, '{}');

/** Told of the path, once for all its operations. What moved between it and the URL of the server is told of that. */
const onPath =
  (find: (before: string, after: string) => boolean) =>
  (pair: OperationPair): Found => {
    const sides = both(pair);
    if (sides?.old.kind !== 'path' || sides.old.path === sides.next.path) return false;
    const { old, next } = sides;
    const areCalledAlike = blanked(calledPath(old)) === blanked(calledPath(next));
    if (areCalledAlike ? !find(calledPath(old), calledPath(next)) : !find(old.path, next.path)) return false;
    return { old: old.path, new: next.path, pointer: next.item };
  };

export const operationRules: readonly RuleFor<'operation'>[] = [
  operation('operation-added', 'compatible', 'The operation was added', (pair) => came(pair, 'path')),
  operation(
    'operation-removed',
    'breaking',
    'The operation was removed',
    (pair) => goneWith(pair, 'none') && { renamedTo: pair.renamedTo },
  ),
  operation(
    'operation-removed-after-deprecation',
    'breaking',
    'The operation was removed, as announced',
    (pair) => goneWith(pair, 'due') && { announced: true, renamedTo: pair.renamedTo },
  ),
  operation(
    'operation-removed-before-sunset',
    'breaking',
    'The operation was removed before the date that was promised',
    (pair) => goneWith(pair, 'later') && { renamedTo: pair.renamedTo },
  ),
  operation('webhook-operation-added', 'compatible', 'The webhook has another method', (pair) => came(pair, 'webhook')),
  operation(
    'webhook-operation-removed',
    'breaking',
    'The webhook lost a method',
    (pair) => gone(pair, 'webhook') !== undefined,
  ),
  operation('callback-added', 'risky', 'The callback was added', (pair) => came(pair, 'callback')),
  operation('callback-removed', 'breaking', 'The callback was removed', (pair) => gone(pair, 'callback') !== undefined),
  operation(
    'callback-url-changed',
    'breaking',
    'The callback goes to {new} now, not to {old}',
    (pair) =>
      pair.old?.kind === 'callback' &&
      compared(
        (side) => side.path,
        (before, after) => before !== after,
      )(pair),
  ),
  operation('callback-renamed', 'risky', 'The callback {old} is called {new} now', (pair) => {
    const sides = both({ old: pair.old?.callback, next: pair.next?.callback });
    return (
      sides !== undefined &&
      sides.old.name !== sides.next.name && { old: sides.old.name, new: sides.next.name, pointer: sides.next.pointer }
    );
  }),
  operation(
    'path-renamed',
    'breaking',
    'The path {old} became {new}',
    onPath((before, after) => blanked(before) !== blanked(after)),
  ),
  operation(
    'path-parameter-renamed',
    'risky',
    'The path {old} is written {new} now',
    onPath((before, after) => blanked(before) === blanked(after) && before !== after),
  ),
  operation(
    'operation-id-added',
    'risky',
    'The operationId {new} was added',
    compared(
      (side) => side.operationId,
      (before, after) => before === undefined && after !== undefined,
    ),
  ),
  operation(
    'operation-id-removed',
    'risky',
    'The operationId {old} was removed',
    compared(
      (side) => side.operationId,
      (before, after) => before !== undefined && after === undefined,
    ),
  ),
  operation(
    'operation-id-changed',
    'risky',
    'The operationId changed from {old} to {new}',
    compared(
      (side) => side.operationId,
      (before, after) => before !== undefined && after !== undefined && before !== after,
    ),
  ),
  operation(
    'operation-deprecated',
    'compatible',
    'The operation was deprecated',
    compared(
      (side) => side.deprecated,
      (before, after) => !before && after,
    ),
  ),
  operation(
    'operation-reactivated',
    'compatible patch',
    'The operation is no longer deprecated',
    compared(
      (side) => side.deprecated,
      (before, after) => before && !after,
    ),
  ),
];

const operationServers = rulesFor('operationServers');

export const operationServerRules: readonly RuleFor<'operationServers'>[] = [
  operationServers(
    'operation-server-changed',
    'risky',
    'The operation has other servers now',
    ({ old, next }) => meaningOfServers(old) !== meaningOfServers(next),
  ),
];
