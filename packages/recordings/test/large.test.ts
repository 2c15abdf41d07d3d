import { closeSync, openSync, writeSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkRecordings } from '../src/recordings.ts';
import { accessToken, entry, file, oauth } from './support.ts';

const megabyte = 2 ** 20;

/** A HAR file of `count` introspections, every hundredth of them wrong, and assets of `padding` bytes between them. */
const write = (count: number, padding: number): string => {
  const place = file('large.har', '');
  const handle = openSync(place, 'w');
  const asset = `${JSON.stringify(entry({ url: 'https://cdn.example/x.png', response: { content: { size: padding, text: 'x'.repeat(padding) } } }))},\n`;
  writeSync(handle, '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[\n');
  for (let index = 0; index < count; index += 1) {
    const body = { ...accessToken, expires_in: index % 100 === 0 ? '1800' : 1800 };
    const introspection = entry({
      method: 'POST',
      url: 'https://api.hubapi.com/oauth/v3/token/introspect',
      response: { content: { mimeType: 'application/json', text: JSON.stringify(body) } },
    });
    writeSync(handle, `${asset}${JSON.stringify(introspection)}${index === count - 1 ? '' : ','}\n`);
  }
  writeSync(handle, ']}}');
  closeSync(handle);
  return place;
};

it('a large recording is read in memory that does not grow with it', async () => {
  const place = write(2000, 40_000);
  const before = process.memoryUsage().rss;
  const { summary, findings } = await checkRecordings(oauth, [place]);
  const grown = process.memoryUsage().rss - before;
  expect(summary).toEqual({ checked: 2000, valid: 1980, invalid: 20, unmatched: 2000, skipped: 0 });
  expect(findings.filter(({ keyword }) => keyword === 'type').map(({ entry: index }) => index)).toEqual(
    Array.from({ length: 20 }, (_, index) => index * 200 + 1),
  );
  // The file has 80 MB; a whole parse of it takes several times that.
  expect(grown).toBeLessThan(80 * megabyte);
}, 30_000);
