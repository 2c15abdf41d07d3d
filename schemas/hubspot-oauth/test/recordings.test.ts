import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkExchanges, checkRecordings, readRecording, type Exchange, type Reading } from '@schemawright/recordings';
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

describe('a recording that strays from the contract', () => {
  const read = async (file: string): Promise<Exchange[]> => {
    const readings: Reading[] = [];
    for await (const reading of readRecording(path.join(folder, 'recordings', file))) readings.push(reading);
    return readings.map((reading) =>
      reading.kind === 'exchange' ? reading.exchange : expect.fail(`an entry is ${reading.kind}`),
    );
  };

  /** The exchange with another reply, which says the same but for what `change` makes of it. */
  const replying = (
    exchange: Exchange,
    change: (body: Record<string, unknown>) => Record<string, unknown>,
  ): Exchange => {
    const { responseBody: body } = exchange;
    if (body?.kind !== 'text') return expect.fail('the reply has no text');
    return { ...exchange, responseBody: { ...body, text: JSON.stringify(change(JSON.parse(body.text))) } };
  };

  const lasting = (exchange: Exchange): Exchange =>
    replying(exchange, (body) => ({ ...body, expires_in: String(body['expires_in']) }));
  const homeless = (exchange: Exchange): Exchange => replying(exchange, (body) => ({ ...body, hub_id: undefined }));
  const elsewhere = (exchange: Exchange): Exchange => ({
    ...exchange,
    url: exchange.url.replace(/\/token(?=\/|$).*/, '/session'),
  });

  const unknown = { operation: null, part: 'request', pointer: '', keyword: 'unmatched-path' };
  const typed = { part: 'response.body', pointer: '/expires_in', keyword: 'type' };
  const lacking = {
    part: 'response.body',
    pointer: '',
    keyword: 'required',
    message: expect.stringContaining('hub_id'),
  };

  test.each([
    ['a lifetime in words', 'v1.har', 0, lasting, { operation: 'POST /oauth/v1/token', ...typed }],
    ['a lifetime in words', 'v3.har', 0, lasting, { operation: 'POST /oauth/v3/token', ...typed }],
    [
      'a lifetime in words',
      '2026-03.ndjson',
      3,
      lasting,
      { operation: 'POST /oauth/2026-03/token/introspect', ...typed },
    ],
    ['no account', 'v1.har', 5, homeless, { operation: 'GET /oauth/v1/access-tokens/{token}', ...lacking }],
    ['no account', 'v3.har', 3, homeless, { operation: 'POST /oauth/v3/token/introspect', ...lacking }],
    ['no account', '2026-03.ndjson', 4, homeless, { operation: 'POST /oauth/2026-03/token/introspect', ...lacking }],
    ['a path of its own', 'v3.har', 0, elsewhere, unknown],
    ['a path of its own', '2026-03.ndjson', 9, elsewhere, unknown],
  ])('%s in %s, entry %i, is found and nothing else', async (_, file, at, change, finding) => {
    const exchanges = (await read(file)).map((exchange, entry) => (entry === at ? change(exchange) : exchange));
    const { findings, summary } = checkExchanges(contract, exchanges);
    expect(findings).toEqual([expect.objectContaining({ entry: at, ...finding })]);
    expect(summary.invalid + summary.unmatched).toBe(1);
    expect(summary.valid).toBe(exchanges.length - 1);
  });
});
