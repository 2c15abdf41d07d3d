import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkRecordings } from '@schemawright/recordings';
import { describe, expect, test } from 'vitest';
import { contract, folder } from './examples.ts';

const files = readdirSync(path.join(folder, 'recordings'))
  .sort()
  .map((name) => path.join(folder, 'recordings', name));

describe('the recordings', () => {
  test('keep to the contract and show all of it', async () => {
    const { summary, findings, coverage } = await checkRecordings(contract, files);
    expect(findings).toEqual([]);
    expect(summary).toEqual({ checked: 31, valid: 31, invalid: 0, unmatched: 0, skipped: 0 });
    expect(coverage.operations.never).toEqual([]);
    expect(coverage.responses.never).toEqual([]);
  });

  test.each(files)('hold no secret and say how they were made: %s', (file) => {
    const text = readFileSync(file, 'utf8');
    // Whatever the server hands out begins with `example-`; the client's identifier is the one that is no secret.
    expect(new Set(text.match(/example-[a-z0-9-]+/g))).toEqual(new Set(['example-client']));
    expect(text).toContain("Made against a local server that behaves as documented, not HubSpot's.");
  });
});
