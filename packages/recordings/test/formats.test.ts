import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Refusal } from '@schemawright/contract';
import { describe, expect, it } from 'vitest';
import { entry, file, harText, readAll } from './support.ts';

const refusalOf = async (place: string, limits = {}): Promise<Refusal> => {
  const error: unknown = await readAll(place, limits).then(
    () => 'nothing was refused',
    (caught: unknown) => caught,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal: ${String(error)}`);
  return error;
};

describe('refused, with what to do', () => {
  it.each([
    ['JSON of another kind', '{"openapi":"3.1.0"}', 'this looks like JSON, but is no recording', '--schema'],
    ['a JSON list', '[1,2]', 'this looks like JSON, but is no recording', 'HAR'],
    ['a log member that is no HAR', '{"log":{"level":"info"}}', 'this looks like JSON, but is no recording', 'HAR'],
    ['text', 'hello', 'this is no recording', 'HAR'],
    ['nothing', ' \n', 'empty', 'name a recording'],
    ['mitmproxy flows', '1234:4:type;4:http;', 'mitmproxy', 'hardump'],
    ['pcap', Buffer.from('d4c3b2a102000400', 'hex'), 'packet capture', 'HAR'],
    ['pcapng', Buffer.from('0a0d0d0a1c000000', 'hex'), 'packet capture', 'HAR'],
    ['a zipped HAR', Buffer.from('504b030414000000', 'hex'), 'ZIP', 'unpack'],
    ['half a character of UTF-16', Buffer.from('fffe00dc2000', 'hex'), 'UTF-16LE', 'UTF-8'],
    ['nock', '[{"scope":"https://a","method":"GET","path":"/","status":200}]', 'nock', 'HAR'],
    ['VCR in JSON', '{"http_interactions":[]}', 'cassette', 'HAR'],
    ['VCR in YAML', '---\nhttp_interactions:\n- request:\n', 'cassette', 'HAR'],
    ['vcrpy', 'interactions:\n- request:\nversion: 1\n', 'cassette', 'HAR'],
    ['Postman', '{"info":{"schema":"https://schema.getpostman.com/x"},"item":[]}', 'Postman', 'HAR'],
    ['WireMock', '{"mappings":[]}', 'WireMock', 'HAR'],
    ['curl -i', 'HTTP/1.1 200 OK\r\n\r\n{}', 'raw HTTP', 'HAR'],
    ['HAR without entries', '{"log":{"creator":{}}}', 'log.entries is missing', 'HAR'],
    ['HAR cut off too early', '{"log":{"version":"1.2","creator":{', 'cut off before log.entries', 'again'],
  ])('%s', async (_name, content, message, mend) => {
    const [problem] = (await refusalOf(file('file', content))).problems;
    expect(problem?.message).toContain(message);
    expect(problem?.mend).toContain(mend);
  });

  it('files that are not there or no files', async () => {
    const folder = `${file('x', '')}-folder`;
    mkdirSync(folder);
    expect((await refusalOf(`${folder}/nothing.har`)).message).toContain('there is no such file');
    expect((await refusalOf(folder)).message).toContain('no regular file');
  });

  it('broken compression', async () => {
    const bytes = gzipSync(harText(entry()));
    expect((await refusalOf(file('a.har.gz', bytes.subarray(0, 40)))).message).toContain('compressed data is broken');
  });

  it('what grows beyond a limit, just above and not just below', async () => {
    const text = harText(entry());
    const bomb = file('a.har.gz', gzipSync(text));
    expect((await refusalOf(bomb, { inflatedBytes: text.length - 1 })).message).toContain('grows beyond');
    expect(await readAll(bomb, { inflatedBytes: text.length })).toHaveLength(1);
    const inflated = 17 * 2 ** 20;
    const blank = file('a.har.gz', gzipSync(text + ' '.repeat(inflated)));
    expect((await refusalOf(blank)).message).toContain('500 times its size');
    expect(await readAll(blank, { inflatedRatio: 2000 })).toHaveLength(1);
    const three = file('a.har', harText(entry(), 1, 2));
    expect((await refusalOf(three, { entries: 2 })).message).toContain('more than 2 entries');
    expect(await readAll(three, { entries: 3 })).toHaveLength(3);
    const size = JSON.stringify(entry()).length;
    expect((await refusalOf(file('a.har', text), { entryBytes: size - 1 })).message).toContain('one entry is larger');
    expect(await readAll(file('a.har', text), { entryBytes: size })).toHaveLength(1);
  });
});

it('is told by the content, not by the name', async () => {
  expect(await readAll(file('log.txt', harText(entry())))).toHaveLength(1);
  expect(await readAll(file('log.json', '{"method":"GET","url":"/a","status":200}\n{}\n'))).toHaveLength(2);
});

it('a line log may speak of a log, too', async () => {
  const readings = await readAll(
    file('ecs.log', '{"log":{"level":"info","version":"1"},"method":"GET","url":"/a","status":200}\n'),
  );
  expect(readings.map(({ kind }) => kind)).toEqual(['exchange']);
});
