import { describe, expect, it } from 'vitest';
import { countedIn, countOf } from '../../src/analysis/fan-out/counts.js';
import { parsed } from './file.js';

/** How large the first argument of the marked call can be. */
function count(code: string): number | string {
  const { file, markedCall } = parsed(code);
  return countOf(file, markedCall().arguments[0]!);
}

describe('countOf', () => {
  it.each([
    ['3', 3],
    ['2 * 3', 6],
    ['-1', 0],
    ['Infinity', 'unbounded'],
    [`'3'`, 'unknown'],
    ['n', 'unknown'],
    ['[1, 2].length', 2],
    ['load().length', 'unbounded'],
    ['os.cpus().length', 'unknown'],
    ['load().length / 10', 'unbounded'],
    ['Math.ceil(load().length / 10)', 'unbounded'],
    ['Math.ceil([1, 2, 3].length / 2)', 1.5],
    ['load().length - 1', 'unbounded'],
    ['load().length + n', 'unbounded'],
    ['load().length % 4', 4],
    ['Math.min(8, load().length)', 8],
    ['Math.min(n, load().length)', 'unknown'],
    ['Math.max(1, load().length)', 'unbounded'],
    ['Number(data.total_pages)', 'unbounded'],
    ['parseInt(data.lastPage, 10)', 'unbounded'],
    ['data.totalPages ?? 1', 'unbounded'],
    ['data.pages', 'unbounded'],
    ['data.concurrency', 'unknown'],
    ['config.totalWorkers', 'unknown'],
    ['options.pages', 'unknown'],
    [`response.headers.get('x-total-count')`, 'unbounded'],
    [`response.headers.get('x-workers')`, 'unknown'],
    ['await getTotalPages()', 'unbounded'],
    ['x ? 2 : 5', 5],
  ])('%s', (expression, expected) => {
    expect(count(`/*?*/ all(${expression});`)).toBe(expected);
  });

  it.each([
    ['const pages = 3; /*?*/ all(pages);', 3],
    ['const pages = Math.ceil(load().length / 50); /*?*/ all(pages);', 'unbounded'],
    ['const { total } = await load(); /*?*/ all(total);', 'unbounded'],
    ['const { size } = await load(); /*?*/ all(size);', 'unknown'],
    ['const lastPage = await ask(); /*?*/ all(lastPage);', 'unbounded'],
    ['const workers = await ask(); /*?*/ all(workers);', 'unknown'],
    ['function f(totalPages) { /*?*/ all(totalPages); }', 'unbounded'],
    ['function f(pages) { /*?*/ all(pages); }', 'unknown'],
    ['function f(n) { /*?*/ all(n); } f(4); f(6);', 6],
    ['function f(n) { /*?*/ all(n); } f(load().length);', 'unbounded'],
    ['function f(n) { /*?*/ all(n); } f(m);', 'unknown'],
    ['const count = () => load().length; /*?*/ all(count());', 'unbounded'],
  ])('of names: %s', (code, expected) => {
    expect(count(code)).toBe(expected);
  });
});

describe('countedIn', () => {
  it.each([
    ['Array.from({ length: pages })', 'pages'],
    ['{ length: pages }', 'pages'],
    ['[...Array(pages).keys()]', 'pages'],
    ['new Array(pages).fill(0)', 'pages'],
    ['Array(pages)', 'pages'],
  ])('%s', (collection, expected) => {
    const { file, markedCall } = parsed(`/*?*/ all(${collection});`);
    const { shown, counts } = countedIn(file, markedCall().arguments[0]!);
    expect([file.sourceCode.getText(shown), counts]).toEqual([expected, true]);
  });

  it.each(['urls', 'load()', '[1, 2]', 'Array.from(urls)', '[...urls]'])('is nothing of %s', (collection) => {
    const { file, markedCall } = parsed(`/*?*/ all(${collection});`);
    const { shown, counts } = countedIn(file, markedCall().arguments[0]!);
    expect([file.sourceCode.getText(shown), counts]).toEqual([collection, false]);
  });
});
