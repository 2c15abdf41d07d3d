import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../src/reports/json.ts';
import { escapeBlock, escapeInline, guardLog, text, value } from '../src/text.ts';

const point = (code: number): string => String.fromCodePoint(code);
const escape = point(0x1b);

test.each([
  ['an escape sequence', `${escape}[31mred`, '\\u{1b}[31mred'],
  ['a line feed, which would start a line of its own', 'a\nb', 'a\\u{a}b'],
  ['delete', `a${point(0x7f)}b`, 'a\\u{7f}b'],
  ['a C1 control sequence introducer', `${point(0x9b)}2J`, '\\u{9b}2J'],
  ['a turn of direction', `abc${point(0x202e)}cba`, 'abc\\u{202e}cba'],
  ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
  ['hidden tag characters', `a${point(0xe0041)}b`, 'a\\u{e0041}b'],
  ['letters of any script, and emoji', 'žluťoučký 漢字 🙂', 'žluťoučký 漢字 🙂'],
])('inline, %s', (_, foreign, shown) => {
  expect(escapeInline(foreign)).toBe(shown);
});

test('over several lines, line feeds and tabs stay', () => {
  expect(escapeBlock(`a\n\tb${escape}\r\n`)).toBe('a\n\tb\\u{1b}\\u{d}\n');
});

test('a template escapes its values, but not text that is escaped already', () => {
  const name = text`<${`${escape}c`}>`;
  expect(text`${name} and ${escape}`.rendered).toBe('<\\u{1b}c> and \\u{1b}');
});

test('a long value is cut, a missing one is named', () => {
  expect(value('x'.repeat(100), 10).rendered).toBe('"xxxxxxxx…');
  expect(value(undefined).rendered).toBe('none');
});

test.each([
  ['::add-mask::x', '\\u{3a}:add-mask::x'],
  ['line\n  ::error::x', 'line\n  \\u{3a}:error::x'],
  [`${escape}[31m::error::x`, `${escape}[31m\\u{3a}:error::x`],
  ['text ##[group]x', 'text #\\u{23}[group]x'],
  ['std::vector and a::b', 'std::vector and a::b'],
])('the runner of a log takes no command from %j', (output, guarded) => {
  expect(guardLog(output)).toBe(guarded);
});

test('no foreign text steers a terminal or a log, in either format', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(escape, '\n', '::error::', '##[group]', point(0x9b), point(0x202e)),
  );
  const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|##\[|^\s*::/mu;
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const foreign = parts.join('');
      expect(guardLog(text`${foreign}`.rendered)).not.toMatch(steering);
      const document = { files: [{ file: foreign, kind: null, problems: [] }] };
      const printed = json({ of: 'lint', document });
      expect(printed).not.toMatch(steering);
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});
