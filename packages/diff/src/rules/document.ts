import type { Server } from '@schemawright/contract';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type Found, type RuleFor } from '../rule.ts';
import { addressOf, choicesOf, variablesOf } from '../servers.ts';
import type { Both, Named, Subjects } from '../subjects.ts';

const server = rulesFor('server');

export const serverRules: readonly RuleFor<'server'>[] = [
  server('server-added', 'compatible', 'The server {new} was added', (pair) => url(added(pair), 'new')),
  server('server-removed', 'risky', 'The server {old} was removed', (pair) => url(removed(pair), 'old')),
  server('server-url-changed', 'risky', 'The server {old} became {new}', (pair) => {
    const sides = both(pair);
    if (sides === undefined || sides.old.name === sides.next.name || !hasMoved(sides)) return false;
    return { old: sides.old.name, new: sides.next.name };
  }),
  server('server-variable-changed', 'risky', 'A variable of the server {subject} changed', (pair) => {
    const sides = both(pair);
    if (sides === undefined) return false;
    const { old, next } = sides;
    if (old.name === next.name) return variablesOf(old.value) !== variablesOf(next.value);
    return !hasMoved(sides) && choicesOf(old.value) !== choicesOf(next.value);
  }),
];

/** Whether clients that choose nothing call another address. */
const hasMoved = ({ old, next }: Both<Named<Server>>): boolean => addressOf(old.value) !== addressOf(next.value);

const servers = rulesFor('servers');

export const serverOrderRules: readonly RuleFor<'servers'>[] = [
  servers('server-order-changed', 'risky', 'The first server is {new} now, no longer {old}', ({ old, next }) => {
    const [before, after] = [old[0], next[0]];
    if (before === undefined || after === undefined || before === after) return false;
    return next.includes(before) && { old: before, new: after };
  }),
];

const url = (named: Subjects['server']['old'], side: 'old' | 'new'): Found => named && { [side]: named.name };

const tag = rulesFor('tag');

export const tagRules: readonly RuleFor<'tag'>[] = [
  tag('tag-added', 'annotation', 'The tag {subject} was added', (pair) => added(pair) !== undefined),
  tag('tag-removed', 'annotation', 'The tag {subject} was removed', (pair) => removed(pair) !== undefined),
];

const component = rulesFor('component');

export const componentRules: readonly RuleFor<'component'>[] = [
  component(
    'component-schema-added',
    'compatible',
    'The schema {subject} was added',
    (pair) => added(pair) !== undefined,
  ),
  component(
    'component-schema-removed',
    'risky',
    'The schema {subject} was removed',
    (pair) => removed(pair) !== undefined && { renamedTo: pair.renamedTo },
  ),
  component('component-schema-renamed', 'risky', 'The schema {old} is called {new} now', (pair) => {
    const sides = both(pair);
    return sides !== undefined && sides.old.name !== sides.next.name && { old: sides.old.name, new: sides.next.name };
  }),
];

const prose = rulesFor('prose');

export const proseRules: readonly RuleFor<'prose'>[] = [
  prose('annotation-changed', 'annotation', 'Texts for people changed', ({ old, next }) => old !== next),
];

const extensions = rulesFor('extensions');

export const extensionRules: readonly RuleFor<'extensions'>[] = [
  extensions('extension-changed', 'annotation', 'An extension changed', ({ old, next }) => old !== next),
];

const language = rulesFor('language');

export const languageRules: readonly RuleFor<'language'>[] = [
  language('spec-version-changed', 'annotation', 'The description is written in {new} now, not in {old}', (pair) => {
    const sides = both(pair);
    return sides !== undefined && sides.old !== sides.next && { old: sides.old, new: sides.next };
  }),
];

const unresolved = rulesFor('unresolved');

export const unresolvedRules: readonly RuleFor<'unresolved'>[] = [
  unresolved(
    'reference-unresolvable',
    'risky',
    'A reference names nothing; what it stands for is taken as unconstrained',
    (pair) => added(pair) !== undefined && { new: pair.next?.name ?? null, undecided: 'reference' },
  ),
];
