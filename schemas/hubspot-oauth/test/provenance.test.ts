import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pointer } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contract, folder } from './examples.ts';

const { document } = contract;
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

interface Fact {
  readonly pointer: Pointer;
  readonly facts: readonly string[];
  readonly below?: boolean;
  readonly sources: readonly string[];
  readonly evidence: string;
}

describe('provenance', () => {
  const { sources, facts } = parse(read('provenance.yaml')) as {
    sources: Record<string, { kind: string }>;
    facts: Fact[];
  };

  const nodes = new Map<Pointer, unknown>();
  const collect = (node: unknown, pointer: Pointer): void => {
    nodes.set(pointer, node);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      collect(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  };
  collect(document, '');

  /** Operations, parameters, responses, and the properties of schemas: what needs a source. */
  const needsSource = [...nodes.keys()].filter((pointer) =>
    [
      /^\/paths\/[^/]+\/(?:get|post|delete)$/,
      /^\/paths\/[^/]+\/[^/]+\/responses\/[^/]+$/,
      /^\/components\/(?:parameters|requestBodies|responses|schemas)\/[^/]+$/,
      /^\/components\/schemas\/(?:[^/]+\/)+?properties\/[^/]+$/,
    ].some((place) => place.test(pointer)),
  );

  const entryOf = (pointer: Pointer): Fact | undefined => {
    const own = facts.find((fact) => fact.pointer === pointer);
    if (own !== undefined) return own;
    for (let above = pointer; above !== '';) {
      above = above.slice(0, above.lastIndexOf('/'));
      const entries = facts.filter((fact) => fact.pointer === above);
      if (entries.length > 0) return entries.find((fact) => fact.below === true);
    }
    return undefined;
  };

  const states = ({ pointer, below }: Fact, fact: string): boolean => {
    const [property, properties] = pointer.split('/').reverse();
    if (fact === 'required' && properties === 'properties') {
      const holder = nodes.get(pointer.split('/').slice(0, -2).join('/')) as { required?: string[] };
      if (holder.required?.includes(property ?? '')) return true;
    }
    return [...nodes.keys()].some(
      (place) =>
        place === `${pointer}/${fact}` ||
        (below === true && place.startsWith(`${pointer}/`) && place.endsWith(`/${fact}`)),
    );
  };

  test.each(needsSource)('covers %s', (pointer) => {
    expect(entryOf(pointer)).toBeDefined();
  });

  test.each(facts.map((fact) => [fact.pointer, fact] as const))('of %s speaks of what is there', (pointer, fact) => {
    expect(nodes.has(pointer)).toBe(true);
    expect(fact.facts.filter((name) => !states(fact, name))).toEqual([]);
    expect(fact.sources.filter((id) => !Object.hasOwn(sources, id))).toEqual([]);
    expect(['declared', 'sample', 'prose', 'assumption']).toContain(fact.evidence);
  });

  test('names no source that no fact rests on', () => {
    expect(Object.keys(sources).filter((id) => !facts.some((fact) => fact.sources.includes(id)))).toEqual([]);
  });

  test('calls nothing declared that no publisher declares', () => {
    const published = ['page', 'description', 'json-structure'];
    const unfounded = facts.filter(
      ({ evidence, sources: ids }) =>
        evidence === 'declared' && ids.some((id) => !published.includes(sources[id]?.kind ?? '')),
    );
    expect(unfounded).toEqual([]);
  });
});
