// What needs no other service.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TtlCache } from '../src/cache.js';
import { HttpError, parseAddress, parseDate, parseHttpUrl, parseIds, parsePage, parseRange, toProblem, UpstreamError } from '../src/errors.js';
import { addDays, csvLine, escapeHtml, formatMoney, monthOf, parseCsvLine, toCents, toCsv, vatOf } from '../src/format.js';
import { fill } from '../src/invoices.js';
import { chunk, collect, eachItem } from '../src/paging.js';
import { isTransient, withRetry } from '../src/retry.js';

describe('money and dates', () => {
  it('counts in cents', () => {
    assert.equal(toCents('19.99'), 1999);
    assert.equal(toCents(0.1 + 0.2), 30);
    assert.throws(() => toCents('much'), /not an amount/);
  });
  it('shows thousands and signs', () => {
    assert.equal(formatMoney(123456789), '1,234,567.89 EUR');
    assert.equal(formatMoney(-5, 'USD'), '-0.05 USD');
  });
  it('rounds VAT once', () => assert.equal(vatOf(1250, 19), 238));
  it('adds days across months and leap years', () => {
    assert.equal(addDays('2024-02-28', 2), '2024-03-01');
    assert.equal(addDays('2024-01-01', -1), '2023-12-31');
    assert.equal(monthOf('2024-02-28'), '2024-02');
  });
});

describe('CSV and HTML', () => {
  it('quotes what must be quoted', () => assert.equal(csvLine({ a: 'x, "y"', b: 2, c: null }, ['a', 'b', 'c']), '"x, ""y""",2,\r\n'));
  it('defuses formulas, and leaves negative numbers alone', () => assert.equal(csvLine({ a: '=SUM(A1)', b: -3 }, ['a', 'b']), "'=SUM(A1),-3\r\n"));
  it('writes a head', () => assert.equal(toCsv([{ a: 1 }], ['a', 'b']), 'a,b\r\n1,\r\n'));
  it('reads its own lines', () => assert.deepEqual(parseCsvLine('x,"a ""b"", c",'), ['x', 'a "b", c', '']));
  it('escapes HTML', () => assert.equal(escapeHtml('<a href="x">&\'</a>'), '&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;'));
  it('fills templates with lists', () => {
    assert.equal(fill('{{a}}: {{#rows}}[{{b}}{{a}}]{{/rows}}{{none}}', { a: '<', rows: [{ b: 1 }, { b: 2, a: 'x' }] }), '&lt;: [1&lt;][2x]');
  });
});

describe('validation', () => {
  it('takes dates only', () => {
    assert.equal(parseDate('2024-02-29', 'from'), '2024-02-29');
    for (const wrong of ['2024-2-1', '2024-13-01', '', undefined, 'today']) assert.throws(() => parseDate(wrong, 'from'), { status: 400 });
  });
  it('refuses a range that runs backwards', () => assert.throws(() => parseRange({ from: '2024-02-01', to: '2024-01-01' }), { message: 'from is after to' }));
  it('keeps each id once', () => assert.deepEqual(parseIds('a, b,a,,c'), ['a', 'b', 'c']));
  it('names wrong ids', () => assert.throws(() => parseIds('a,../b'), { details: ['../b'] }));
  it('bounds pages', () => {
    assert.deepEqual(parsePage({ page: '2' }), { page: 2, size: 50 });
    assert.throws(() => parsePage({ size: '501' }), { status: 400 });
    assert.throws(() => parsePage({ page: '0' }), { status: 400 });
  });
  it('names what an address lacks', () => assert.throws(() => parseAddress({ name: 'A', city: ' ' }), { details: ['street', 'city'] }));
  it('takes http addresses only', () => {
    assert.equal(parseHttpUrl('https://x.test/a'), 'https://x.test/a');
    assert.throws(() => parseHttpUrl('file:///etc/passwd'), { message: 'only http and https' });
    assert.throws(() => parseHttpUrl('x'), { message: 'not a URL' });
  });
});

describe('problems', () => {
  it('passes on what the caller did wrong', () => assert.deepEqual(toProblem(new HttpError(409, 'taken', ['x'])), { status: 409, title: 'taken', details: ['x'] }));
  it('blames upstreams', () => {
    assert.deepEqual(toProblem(new UpstreamError('crm', 500)), { status: 502, title: 'crm answered 500' });
    assert.equal(toProblem(Object.assign(new Error(), { code: 'ECONNREFUSED' })).status, 502);
    assert.equal(toProblem(new DOMException('', 'TimeoutError')).status, 504);
  });
  it('tells nothing about bugs', () => assert.deepEqual(toProblem(new TypeError('x is undefined')), { status: 500, title: 'internal error' }));
});

describe('cache', () => {
  it('loads once while it is fresh', async () => {
    let [loads, now] = [0, 0];
    const cache = new TtlCache<number>(100, 10, () => now);
    const load = async () => ++loads;
    assert.deepEqual(await Promise.all([cache.fetch('a', load), cache.fetch('a', load)]), [1, 1]);
    now = 101;
    assert.equal(await cache.fetch('a', load), 2);
    cache.delete('a');
    assert.equal(await cache.fetch('a', load), 3);
  });
  it('does not keep failures', async () => {
    const cache = new TtlCache<number>(100);
    await assert.rejects(cache.fetch('a', async () => { throw new Error('down'); }), /down/);
    assert.equal(await cache.fetch('a', async () => 1), 1);
  });
  it('throws the oldest away', async () => {
    const cache = new TtlCache<string>(100, 2);
    for (const key of ['a', 'b', 'c']) await cache.fetch(key, async (loaded) => loaded);
    assert.equal(cache.size, 2);
  });
});

describe('retries', () => {
  it('tries again when it may help', async () => {
    const attempts: number[] = [];
    const result = await withRetry(async (attempt) => {
      attempts.push(attempt);
      if (attempt < 3) throw new HttpError(503, 'busy');
      return 'ok';
    }, { delayMs: 1 });
    assert.deepEqual([result, attempts], ['ok', [1, 2, 3]]);
  });
  it('gives up after the last attempt', async () => {
    let attempts = 0;
    await assert.rejects(withRetry(async () => { attempts++; throw new HttpError(502, 'down'); }, { attempts: 2, delayMs: 1 }), /down/);
    assert.equal(attempts, 2);
  });
  it('does not repeat what is wrong for good', async () => {
    let attempts = 0;
    await assert.rejects(withRetry(async () => { attempts++; throw new HttpError(400, 'no'); }, { delayMs: 1 }), /no/);
    assert.equal(attempts, 1);
    assert.equal(isTransient(Object.assign(new Error(), { code: 'ECONNRESET' })), true);
    assert.equal(isTransient({ response: { status: 429 } }), true);
    assert.equal(isTransient(new Error()), false);
  });
});

describe('pages', () => {
  const pages = async (page: number) => ({ items: [page * 10, page * 10 + 1], next: page < 3 ? page + 1 : null });
  it('walks to the end', async () => assert.deepEqual(await collect(eachItem(pages)), [10, 11, 20, 21, 30, 31]));
  it('stops where it is told', async () => assert.deepEqual(await collect(eachItem(pages), 3), [10, 11, 20]));
  it('fails when pages never end', async () => {
    await assert.rejects(collect(eachItem(async (page) => ({ items: [page], next: page + 1 }), 5)), /more than 5 pages/);
  });
  it('cuts lists', () => {
    assert.deepEqual(chunk([1, 2, 3], 2), [[1, 2], [3]]);
    assert.throws(() => chunk([], 0), RangeError);
  });
});
