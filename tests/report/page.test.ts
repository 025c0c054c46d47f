import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import { source as axe } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { compare } from '../../src/report/comparison.js';
import { toFinding, type Finding } from '../../src/report/finding.js';
import { fingerprintsOf } from '../../src/report/fingerprints.js';
import { htmlReport } from '../../src/report/html.js';
import type { Report } from '../../src/report/report.js';
import { rulesOf } from '../../src/report/rules.js';
import { startBrowser } from './browser.js';
import { findingOf, reportOf } from './stand-in.js';

const folder = path.resolve(import.meta.dirname, '../.tmp/report');
mkdirSync(folder, { recursive: true });

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());

const service = `import { readFileSync } from 'node:fs';
import axios from 'axios';

export async function load(path) {
  const text = readFileSync(path, 'utf8');
  const { data } = await axios.get(text);
  return data;
}

export const all = (paths) => Promise.all(paths.map((path) => fetch('https://x.test/' + path)));
`;

function lint(text: string, file: string): Finding[] {
  const messages = new Linter().verify(text, [plugin.configs.recommended], { filename: file });
  return messages.map((message) => toFinding(message, file, text));
}

const found = ['src/orders/list.js', 'src/orders/pay.js', 'src/users/find.js', 'lib/mail.js'].flatMap((file) => lint(service, file));

const full = (part: Partial<Report> = {}): Report => reportOf({ files: 9, found, left: found, rules: rulesOf(plugin.rules), label: 'main', ...part });

let pages = 0;

async function open(report: Report, settings: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const file = path.join(folder, `page-${process.pid}-${pages++}.html`);
  writeFileSync(file, htmlReport(report));
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...settings });
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) problems.push(`asks for ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    problems.push(`says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(pathToFileURL(file).href);
  expect(problems).toEqual([]);
  return page;
}

const shown = async (page: Page): Promise<string[]> => page.locator('.finding h3').allTextContents();

describe('the page', () => {
  it('tells the numbers, and lists every finding with its code, why it hurts and what the fix changes', async () => {
    const page = await open(full());
    expect(await page.title()).toBe('async-http audit: main');
    expect(await page.locator('.tiles').textContent()).toContain(`${found.length}`);
    expect(await shown(page)).toEqual(found.map(({ file, line }) => `${file}:${line}`));
    const first = page.locator('.finding').first();
    expect(await first.locator('mark').textContent()).toBe(service.split('\n')[4]!.slice(found[0]!.column - 1, found[0]!.endColumn! - 1));
    for (const summary of await first.locator('summary').all()) await summary.click();
    expect(await first.textContent()).toContain('Node runs JavaScript on one thread');
    expect(await first.locator('pre .add').allTextContents()).toContain("+  const text = await readFile(path, 'utf8');");
    expect(await first.locator('a').getAttribute('href')).toContain('docs/rules/no-blocking-in-async.md');
  });

  it('is filtered by rule, folder, tier and words, and by its charts', async () => {
    const page = await open(full());
    const expected = (test: (finding: Finding) => boolean) => found.filter(test).map(({ file, line }) => `${file}:${line}`);
    await page.selectOption('#rule', 'async-http/require-timeout');
    expect(await shown(page)).toEqual(expected(({ rule }) => rule === 'async-http/require-timeout'));
    await page.selectOption('#folder', 'src/orders');
    expect(await shown(page)).toEqual(expected(({ rule, file }) => rule === 'async-http/require-timeout' && file.startsWith('src/orders/')));
    await page.click('button[type=reset]');
    await expect.poll(() => shown(page)).toHaveLength(found.length);
    await page.selectOption('#tier', 'fixable');
    expect(await shown(page)).toEqual(expected(({ tier }) => tier === 'fixable'));
    expect(await page.locator('#count').textContent()).toBe('4 of 16 findings');
    await page.selectOption('#tier', '');
    await page.fill('#text', 'MAIL axios');
    expect(await shown(page)).toEqual(expected(({ file, message }) => file.includes('mail') && message.includes('axios')));
    await page.fill('#text', '');
    const bar = page.locator('.bar', { hasText: 'src/users/find.js' });
    await bar.click();
    expect(await shown(page)).toEqual(expected(({ file }) => file === 'src/users/find.js'));
    expect(await bar.getAttribute('aria-pressed')).toBe('true');
    await bar.click();
    expect(await shown(page)).toHaveLength(found.length);
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open(full());
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator('.finding:focus h3').textContent()).toBe((await shown(page))[1]);
    await page.keyboard.press('k');
    expect(await page.locator('.finding:focus h3').textContent()).toBe((await shown(page))[0]);
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('text');
    await page.keyboard.type('mail');
    expect(await shown(page)).toHaveLength(4);
    await page.reload();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('findings');
    await page.locator('.bar').first().focus();
    await page.keyboard.press('Space');
    expect((await shown(page)).length).toBeLessThan(found.length);
  });

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 780 } }],
  ] as const)('has no barrier that axe knows of, and no sideways scrolling: %s', async (name, settings) => {
    const earlier = { findings: found.slice(2).map((finding, index) => ({ ...finding, fingerprint: fingerprintsOf(found)[index + 2]! })), history: [{ label: 'may', found: 30, byRule: {} }, { label: null, found: 22, byRule: {} }] };
    const page = await open(full({ comparison: compare(found, earlier) }), settings);
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    await page.evaluate(axe);
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  });

  it('draws the burn-down, and tells what is new, gone and left', async () => {
    const fingerprints = fingerprintsOf(found);
    const past = found.slice(3).map((finding, index) => ({ ...finding, fingerprint: fingerprints[index + 3]! }));
    const comparison = compare(found, { findings: [...past, { ...findingOf('no-a', 'src/gone.js', 7, 'manual'), fingerprint: 'gone' }], history: [{ label: 'first', found: 40, byRule: {} }, { label: 'second', found: 20, byRule: {} }] });
    const page = await open(full({ comparison }));
    expect(await page.locator('.burn-down').getAttribute('aria-label')).toBe(`Findings by run: 40, 20, ${found.length}`);
    expect(await page.locator('.gone li').allTextContents()).toEqual(['src/gone.js:7 async-http/no-a Do not, says no-a.']);
    await page.selectOption('#state', 'new');
    expect(await shown(page)).toHaveLength(3);
    await page.selectOption('#state', 'left');
    expect(await shown(page)).toHaveLength(found.length - 3);
  });

  it('shows a long list a part at a time', async () => {
    const left = Array.from({ length: 5000 }, (_, index) => findingOf(`no-${index % 7}`, `src/part-${index % 50}/file-${index % 400}.js`, index + 1, (['fixable', 'suggested', 'manual'] as const)[index % 3]!));
    const page = await open(full({ found: left, left }));
    expect((await shown(page)).length).toBeLessThan(300);
    expect(await page.locator('#count').textContent()).toContain('5000 of 5000 findings');
    await page.fill('#text', 'file-399.js');
    expect(await page.locator('#count').textContent()).toBe('12 of 5000 findings');
  });

  it('is short when there is nothing to tell', async () => {
    const page = await open(full({ found: [], left: [] }));
    expect(await page.locator('main').textContent()).toContain('No findings.');
    expect(await page.locator('.finding').count()).toBe(0);
  });
});

describe('names, code and messages of strangers', () => {
  const poison = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'`${alert(3)}`\u2028--><!--';
  const left: Finding[] = [{
    rule: `async-http/${poison}`, file: `src/${poison}.js`, line: 1, column: 1, endLine: 1, endColumn: 5, message: poison, messageId: poison, tier: 'suggested',
    excerpt: { start: 1, lines: [poison] }, change: { title: poison, diff: [`@@ ${poison}`, `+${poison}`], edit: { line: 1, column: 1, endLine: 1, endColumn: 1, text: poison } },
  }];
  const report = full({
    found: left, left, label: poison, version: poison, preset: poison, errors: [{ file: poison, message: poison, line: 1, column: 1 }],
    rules: { [`async-http/${poison}`]: { description: poison, harm: poison, url: `javascript:alert(4)//${poison}`, cwe: [] } },
    comparison: { added: left, gone: [{ rule: poison, file: poison, line: 1, column: 1, message: poison }], left: [], history: [{ label: poison, found: 1, byRule: {} }] },
  });

  it('stay text', async () => {
    const page = await open(report);
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    await page.locator('.bar').first().click();
    expect(await page.locator('img, a[href^="javascript:"], main script').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('.finding h3').textContent()).toBe(`src/${poison}.js:1`);
    expect(await page.locator('.finding pre').first().textContent()).toContain(poison);
  });

  it('could not run even if they were not', async () => {
    const file = path.join(folder, 'broken-out.html');
    writeFileSync(file, htmlReport(full()).replace('<footer>', '<script>document.title = "taken"</script><img src="x" onerror="document.title = \'taken\'"><footer>'));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await page.title()).toBe('async-http audit: main');
    expect(await shown(page)).toHaveLength(found.length);
  });
});
