import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../src/reports/report.ts';
import { html } from '../src/reports/html.ts';
import { junit } from '../src/reports/junit.ts';
import { changedPets, contractWith, hostileReport, pet, reportOf } from './changed.ts';
import { launch } from './chromium.ts';
import { background, contrasts, focused, isHacked, planted, readXml, unnamed } from './page-facts.ts';
import { folderWith, remove } from './schemawright.ts';

const folder = folderWith({});
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 300_000);
afterAll(async () => {
  await browser.close();
  remove(folder);
});

/** The page as a reader opens it: a file, and no network. What it complains of and asks for is kept. */
const opened = async (
  report: Report,
  { colorScheme = 'light' }: { colorScheme?: 'light' | 'dark' } = {},
): Promise<{ page: Page; complaints: string[]; requests: string[] }> => {
  const file = join(folder, 'report.html');
  writeFileSync(file, html(report));
  const context = await browser.newContext({ colorScheme, offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests };
};

const shownChanges = (page: Page): Promise<number> => page.locator('.change:visible').count();

/** As it lies after the filters ran. */
const status = (page: Page): Promise<string> => page.getByRole('status').innerText();

const marked = (): Report =>
  changedPets({
    marked: (change) => ({
      ...change,
      ...(change.operation === 'GET /cats' ? { accepted: { reason: 'nobody calls it' } } : {}),
      ...(change.rule === 'request-type-changed'
        ? { witness: { value: { name: 'Tom' }, acceptedBy: 'old' }, evidence: { exchanges: 4, of: 10, broken: 3 } }
        : {}),
    }),
  });

describe('the page of a comparison', () => {
  test('asks for nothing but itself, and complains of nothing', async () => {
    const { page, complaints, requests } = await opened(marked());
    await page.getByLabel('Search').fill('tag');
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(complaints).toEqual([]);
    expect(requests).toEqual([page.url()]);
  });

  test('has changes by operation with counts, both sides, witness and evidence', async () => {
    const { page } = await opened(marked());
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'GET /pets',
      'POST /pets',
      'GET /cats',
    ]);
    const change = page.locator('.change', { hasText: 'request-type-changed' });
    expect(await change.locator('figcaption').allInnerTexts()).toEqual([
      expect.stringMatching(/^Old old\.json:\d+:\d+$/u),
      expect.stringMatching(/^New new\.json:\d+:\d+$/u),
    ]);
    expect(await change.locator('pre').allInnerTexts()).toEqual(['{"type":"string"}\n', '{"type":"integer"}\n']);
    expect(await change.locator('del, ins').count()).toBe(2);
    const boxes = await change
      .locator('figure')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(boxes[0]).toBe(boxes[1]);
    expect(await change.locator('dl').innerText()).toContain('{"name":"Tom"}');
    expect(await change.locator('dl').innerText()).toContain('breaks 3 of 10 recorded exchanges, touches 4');
  });

  test('search narrows by every word, wherever it stands, and is cleared by Escape', async () => {
    const { page } = await opened(marked());
    const all = await shownChanges(page);
    await page.getByLabel('Search').fill('REMOVED  tag');
    const found = page.locator('.change:visible');
    expect(await found.count()).toBeLessThan(all);
    for (const text of await found.allInnerTexts()) expect(text).toMatch(/tag was removed/u);
    expect(await status(page)).toBe(`${await found.count()} of ${all} changes shown`);
    await page.getByLabel('Search').fill('no such thing');
    expect(await shownChanges(page)).toBe(0);
    expect(await page.locator('.group:visible').count()).toBe(0);
    await page.getByLabel('Search').press('Escape');
    expect(await shownChanges(page)).toBe(all);
  });

  test.each(['breaking', 'risky', 'compatible', 'accepted'])('%s changes are left out by their box', async (impact) => {
    const { page } = await opened(marked());
    const all = await shownChanges(page);
    const box = page.getByLabel(impact);
    const count = Number(/\((\d+)\)/u.exec(await page.locator('label', { has: box }).innerText())?.[1]);
    expect(count).toBeGreaterThan(0);
    await box.uncheck();
    expect(await shownChanges(page)).toBe(all - count);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await status(page)).toBe(`${all} of ${all} changes shown`);
  });

  test('an operation is chosen with everything that reaches it, told there or not', async () => {
    const next = { ...pet, properties: { ...pet.properties, name: { type: 'integer' } } };
    const { page } = await opened(reportOf(contractWith(pet, ['/a', '/b']), contractWith(next, ['/a', '/b'])));
    await page.getByLabel('Operation').selectOption({ label: 'GET /b' });
    expect(await page.locator('.change:visible h3').allInnerTexts()).toEqual([
      'breaking The type changed from string to integer',
    ]);
    expect(await page.locator('.change:visible').innerText()).toContain('response-type-changed');
  });

  test('is worked by the keyboard alone', async () => {
    const { page } = await opened(marked());
    const all = await shownChanges(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe('Skip to the changes');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe('search');
    await page.keyboard.type('tag');
    expect(await shownChanges(page)).toBeLessThan(all);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe('operation');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await shownChanges(page)).toBeLessThan(all);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(focused)).toBe('changes');
  });

  test('has one first heading, a language, a main part, and a name for every control', async () => {
    const { page } = await opened(marked());
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html[lang=en] main').count()).toBe(1);
    expect(await page.evaluate(unnamed)).toEqual([]);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  // WCAG 2.2, 1.4.3
  test.each(['light', 'dark'] as const)('its %s colours have contrast enough for every text', async (colorScheme) => {
    const { page } = await opened(marked(), { colorScheme });
    const ratios = await page.evaluate<readonly number[]>(contrasts);
    expect(ratios.length).toBeGreaterThan(30);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
  });

  test('its colours can be chosen', async () => {
    const { page } = await opened(marked());
    const light = await page.evaluate(background);
    await page.getByLabel('Colours').selectOption('dark');
    expect(await page.evaluate(background)).not.toBe(light);
  });

  test('printed, it has every change and no controls', async () => {
    const { page } = await opened(marked());
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters:visible').count()).toBe(0);
    expect(await shownChanges(page)).toBeGreaterThan(5);
  });

  test('is the same bytes every time', () => {
    expect(html(marked())).toBe(html(marked()));
  });
});

test('without its script the page is whole', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(html(marked()));
  expect(await shownChanges(page)).toBeGreaterThan(5);
  expect(await page.locator('.filters:visible').count()).toBe(0);
});

test('nothing changed is a page too', async () => {
  const { page, complaints } = await opened(reportOf(contractWith(pet), contractWith(pet)));
  expect(await page.locator('h1').innerText()).toBe('Contract changes: none');
  expect(complaints).toEqual([]);
});

test('the page of an upstream check has its notes, and what the source says', async () => {
  const [change] = changedPets().document.changes;
  if (change === undefined) throw new Error('there is a change');
  const source = { from: 'page.md', kind: null, operation: null, language: null };
  const { page } = await opened({
    of: 'upstream check',
    document: {
      contract: 'pets',
      verdict: 'drift',
      source,
      bump: 'major',
      changes: [{ ...change, evidence: 'declared', sourceLine: 12 }],
      notes: [{ code: 'no-sample', message: 'no sample answer', line: 7 }],
    },
  });
  expect(await page.locator('main').innerText()).toContain('declared, line 12 of the source');
  expect(await page.locator('main li').allInnerTexts()).toEqual(['no sample answer (line 7)']);
});

test('hostile contracts stay text', async () => {
  const { page, complaints, requests } = await opened(hostileReport());
  expect(await page.evaluate(planted)).toEqual({
    hacked: false,
    scripts: 1,
    foreign: 0,
    handlers: 0,
    links: 0,
    steering: false,
  });
  expect(complaints).toEqual([]);
  expect(requests).toEqual([page.url()]);
  const text = await page.locator('main').innerText();
  for (const shown of ['<script>globalThis.hacked = 1</script>', '"><img src=x onerror=', '\\u{202e}gnp.exe']) {
    expect(text).toContain(shown);
  }
});

test('what gets past the escaping would still not run', async () => {
  const page = await (await browser.newContext({ offline: true })).newPage();
  const injected =
    '<script>globalThis.hacked = 1</script><img src="x" onerror="globalThis.hacked = 1"><p style="color:red">x</p>';
  const file = join(folder, 'injected.html');
  writeFileSync(file, html(marked()).replace('</main>', `${injected}</main>`));
  await page.goto(pathToFileURL(file).href);
  expect(await page.locator('main img').count()).toBe(1);
  expect(await page.evaluate(isHacked)).toBe(false);
});

test('the filters stay in sight where there is room for them, and leave a small screen to the changes', async () => {
  const { page } = await opened(marked());
  const inSight = async (width: number, height: number): Promise<boolean> => {
    await page.setViewportSize({ width, height });
    await page.locator('.change').last().scrollIntoViewIfNeeded();
    const box = await page.locator('.filters').boundingBox();
    return box !== null && box.y + box.height > 0;
  };
  expect(await inSight(1200, 600)).toBe(true);
  expect(await inSight(400, 700)).toBe(false);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
});

test('the page says which contract it is about', async () => {
  const { page } = await opened(changedPets());
  expect(await page.getByRole('banner').innerText()).toContain('Contract: new');
});

test('five thousand changes are searched like five', async () => {
  const gone = Array.from({ length: 5000 }, (_, index) => [`/pets/${index}`, { get: { responses: {} } }] as const);
  const { page } = await opened(reportOf(contractWith(pet, [], Object.fromEntries(gone)), contractWith(pet, [])));
  expect(await status(page)).toBe('5000 of 5000 changes shown');
  await page.getByLabel('Search').fill('/pets/4711');
  expect(await shownChanges(page)).toBe(1);
  expect(await page.locator('.group:visible').innerText()).toContain('GET /pets/4711');
});

test('hostile contracts leave a JUnit file that XML readers take', async () => {
  const page = await browser.newPage();
  const read = await page.evaluate<{ errors: number; failures: number }>(readXml(junit(hostileReport())));
  expect(read.errors).toBe(0);
  expect(read.failures).toBeGreaterThan(5);
});
