import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadManifest, type UpstreamSource } from '@schemawright/contract';
import { diff, type Change } from '@schemawright/diff';
import { applyReading, decisionFor, readSource } from '@schemawright/upstream';
import { describe, expect, test } from 'vitest';
import { contract, folder } from './examples.ts';

const manifest = loadManifest(folder, folder);

/** Where a saved copy and the contract differ, with the name that decisions know the copy by. */
const driftOf = ({ file = '', operation, schema }: UpstreamSource): { name: string; changes: readonly Change[] } => {
  const name = path.relative(folder, file);
  const reading = readSource(readFileSync(file, 'utf8'), { file: name });
  const applied = applyReading(contract, reading, {
    ...(operation !== undefined && { operation }),
    ...(schema !== undefined && { schema }),
  });
  return { name, changes: diff(contract, applied.contract).changes };
};

const drifts = manifest.upstream.map(driftOf);

describe('the saved copies of upstream', () => {
  test.each(drifts)('$name differs by decision only', ({ name, changes }) => {
    expect(changes.filter((change) => decisionFor(change, manifest.decisions, [name]) === undefined)).toEqual([]);
  });

  test.each(manifest.decisions)('the decision at $pointer still decides something', (decision) => {
    const decided = drifts.flatMap(({ name, changes }) =>
      changes.map((change) => decisionFor(change, manifest.decisions, [name])),
    );
    expect(decided).toContain(decision);
  });

  test('a change that nobody decided on is drift', () => {
    const page = readFileSync(path.join(folder, 'upstream/introspection.es.txt'), 'utf8');
    const moved = page
      .replace('hub_domain\nstring', 'hub_domain\nboolean')
      .replace('"hub_domain": "<string>"', '"hub_domain": true');
    const reading = readSource(moved, { file: 'page' });
    const { changes } = diff(contract, applyReading(contract, reading).contract);
    expect(changes).toContainEqual(
      expect.objectContaining({
        rule: 'response-type-changed',
        pointer: '/components/schemas/AccessTokenIntrospection/properties/hub_domain',
      }),
    );
  });
});
