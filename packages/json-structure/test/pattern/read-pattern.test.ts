import { describe, expect, test } from 'vitest';
import { linearTest } from '../../src/pattern/linear.ts';
import { parse } from '../../src/pattern/parse.ts';
import { isAnchored, readPattern } from '../../src/pattern/read-pattern.ts';

const read = (source: string, mode: 'whole' | 'anywhere') => {
  const pattern = readPattern(source, mode);
  if ('refused' in pattern) throw new Error(pattern.message);
  return pattern;
};

describe('both engines, by mode', () => {
  test.each<[string, string, boolean, boolean]>([
    // expression, text, whole, anywhere
    ['', '', true, true],
    ['', 'a', false, true],
    ['a|bc', 'a', true, true],
    ['a|bc', 'abc', false, true],
    ['^a|b$', 'ax', false, true],
    ['^a|b$', 'xa', false, false],
    ['b+', 'abba', false, true],
    ['^(?:ab?){2,3}$', 'aaba', true, true],
    ['^(?:ab?){2,3}$', 'a', false, false],
    ['a{0}b', 'b', true, true],
    ['(?:a*)*', 'b', false, true],
    ['(?:a|b)*?c', 'abac', true, true],
    ['^.$', '\n', false, false],
    ['^.$', '😀', true, true],
    ['^[^]$', '\u2028', true, true],
    ['[]', '', false, false],
    ['\\bfoo\\b', 'a foo!', false, true],
    ['\\bfoo\\b', 'afoo', false, false],
    ['\\Boo\\b', 'foo', false, true],
    ['^a$b', 'ab', false, false],
    ['\\u{1F600}', '😀', true, true],
    ['\\uD83D\\uDE00', '😀', true, true],
    ['\\uD83D', '😀', false, false],
    ['^\\p{Lu}\\P{L}+$', 'É12', true, true],
    ['[\\d-z]', '-', true, true],
    ['\\101', 'A', true, true],
    ['a{,2}', 'a{,2}', true, true],
    ['\\p{', 'p{', true, true],
    ['[^\\d\\s]+', 'a b', false, true],
    ['(?<year>\\d{4})', '2024', true, true],
  ])('%s on %j', (source, text, whole, anywhere) => {
    for (const [mode, wanted] of [
      ['whole', whole],
      ['anywhere', anywhere],
    ] as const) {
      const { test: matches, flags } = read(source, mode);
      const parsed = parse(source, flags === 'u');
      if ('trouble' in parsed) throw new Error(parsed.trouble);
      const linear = linearTest(parsed.tree, flags, mode);
      if ('trouble' in linear) throw new Error(linear.trouble);
      expect([mode, matches(text), linear(text)]).toEqual([mode, wanted, wanted]);
    }
  });

  test.each([
    ['^(?=.*[A-Z])(?=.*\\d).{3,}$', 'aB1', 'ab1'],
    ['^(?!-)[a-z-]+(?<!-)$', 'a-b', 'a-'],
    ['^(["\']).*\\1$', '"a"', '"a\''],
    ['^(?<q>["\']).*\\k<q>$', '"a"', '"a\''],
    ['^(?=.{1,9}$)[a-z]+(?:\\.[a-z]+)*$', 'a.b', 'a.bcdefghij'],
    ['^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$', '10.0.0.255', '10.0.0.256'],
  ])('harmless look-around and back-references: %s', (source, yes, no) => {
    const { test: matches, engine } = read(source, 'anywhere');
    expect([engine, matches(yes), matches(no)]).toEqual(['native', true, false]);
  });
});

test.each([
  ['^(?=.{1,9}$)(?:[a-z]+-)*[a-z]+$', 'ab-cd', 'abcd-efghij'],
  ['^(?!.*--)(?!x)(?:[a-z-]+)+$', 'a-b', 'a--b'],
  ['^(?=.*b)(?!c)(?:a|ab)*$', 'aab', 'aa'],
])('look-ahead right after ^ is run by automaton: %s', (source, yes, no) => {
  for (const mode of ['whole', 'anywhere'] as const) {
    const { test: matches, engine } = read(source, mode);
    expect([engine, matches(yes), matches(no)]).toEqual(['linear', true, false]);
  }
});

test.each<[string, 'u' | '']>([
  ['\\p{L}', 'u'],
  ['[\\w-.]', ''],
  ['\\-', ''],
  ['^\\d+$', 'u'],
])('%s has flags %j', (source, flags) => expect(read(source, 'anywhere').flags).toBe(flags));

describe('refused', () => {
  test.each<[string, 'invalid' | 'unsafe', RegExp]>([
    ['(', 'invalid', /is no regular expression/u],
    ['[b-a]', 'invalid', /is no regular expression/u],
    ['(?<a', 'invalid', /is no regular expression/u],
    ['('.repeat(100_000), 'unsafe', /longer than/u],
    ['a'.repeat(100_000), 'unsafe', /longer than/u],
    ['(?:'.repeat(2_000) + ')'.repeat(2_000), 'unsafe', /nests/u],
    ['^(a+)\\1$', 'unsafe', /back-references/u],
    ['(?=a+)b', 'unsafe', /look-around/u],
    ['^(?:(?!b).)*(?:(?=a).)*$', 'unsafe', /look-around/u],
    ['(?:a?b?){9999}c$', 'unsafe', /counted repetitions/u],
    ['(?:(?:a{99}){99}){99}$', 'unsafe', /counted repetitions/u],
  ])('%.20s', (source, refused, message) =>
    expect(readPattern(source, 'anywhere')).toEqual({ refused, message: expect.stringMatching(message) }),
  );
});

describe('catastrophic expressions answer on long texts', () => {
  const long = 'a'.repeat(100_000);
  const texts = [
    `${long}!`,
    long,
    `${' '.repeat(100_000)}x`,
    'a,'.repeat(50_000),
    `${'a-'.repeat(50_000)}!`,
    `${long}@${long}`,
  ];
  test.each([
    ['^(a+)+$'],
    ['^(a|a)*$'],
    ['^(a|aa)+$'],
    ['(a*)*b'],
    ['^(?:a?){30}a{30}$'],
    ['\\s*(.*?)\\s*$'],
    ['\\s+$'],
    ['a*a*b'],
    ['(.*,){5}'],
    ['^(.*,){11}P'],
    ['([a-z]+)*\\d$'],
    ['(x+x+)+y'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$'],
    ['^[^@]+@[^@]+\\.[^@]+$'],
    ['^(?:[a-z]+-?)*$'],
    ['[ab]*a[ab]{200}c'],
    ['^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$'],
  ])('%s', (source) => {
    for (const mode of ['whole', 'anywhere'] as const) {
      const pattern = read(source, mode);
      for (const text of texts) expect(typeof pattern.test(text)).toBe('boolean');
    }
  });

  test('also where the stack of the engine does not suffice', () => {
    const { engine, test: matches } = read('^(?:a|b)*$', 'whole');
    expect(engine).toBe('native');
    expect(matches('ab'.repeat(8_000_000))).toBe(true);
  });
});

test.each([
  ['^\\d{4}-\\d\\d-\\d\\d$', '2024-02-29', '2024-2-9'],
  ['^(?:\\d\\d):(?:\\d\\d):(\\d\\d(?:\\.\\d+)?)(z|([+-])(\\d\\d)(?::?(\\d\\d))?)?$', '12:00:00.5+01:00', '12:00'],
  [
    "^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$",
    'a.b@example.org',
    'a.b@',
  ],
  [
    '^(?=.{1,253}\\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\\.?$',
    'example.org',
    '-example',
  ],
  [
    '^(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)$',
    '127.0.0.1',
    '127.0.0',
  ],
  ['^P(?!$)((\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?|(\\d+W)?)$', 'P1DT2H', 'P'],
  ['^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', '01234567-89ab-cdef-0123-456789abcdef', '01234567'],
  ['^(?:\\/(?:[^~/]|~0|~1)*)*$', '/a~1b/c', '/a~2'],
  ['^(?:0|[1-9][0-9]*)(?:#|(?:\\/(?:[^~/]|~0|~1)*)*)$', '1/a', '01'],
  ['^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$', 'YWI=', 'YWI'],
  ['^(?:[a-z][a-z0-9+\\-.]*:)(?:\\/?\\/)?[^\\s]*$', 'https://example.org/', 'example'],
])('usual expressions of formats: %s', (source, yes, no) => {
  for (const mode of ['whole', 'anywhere'] as const) {
    const { test: matches } = read(source, mode);
    expect([matches(yes), matches(no)]).toEqual([true, false]);
  }
});

test.each([
  ['^a$', true],
  ['^a$|^b$', true],
  ['^(?:a|b)$', true],
  ['(^a$)', true],
  ['(?=.*x)^a$', true],
  ['^(?:a$|b$)', true],
  ['^a|b$', false],
  ['^(?:a|b$)', false],
  ['a', false],
  ['^a', false],
  ['\\^a$', false],
  ['[^a]$', false],
  ['(?:^a$)?', false],
  ['', false],
  ['(', false],
])('is %s anchored: %j', (source, wanted) => expect(isAnchored(source)).toBe(wanted));
