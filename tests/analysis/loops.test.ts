import { describe, expect, it } from 'vitest';
import { loopsAround, waits } from '../../src/analysis/paths/loops.js';
import { parsed } from './file.js';

/** The loops around the marked expression, the innermost first: what they run over, how often, and whether in steps. */
function loops(code: string): readonly string[] {
  const { file, marked } = parsed(code);
  return loopsAround(file, marked()).map(({ over, counts, bound, steps }) => `${counts ? 'to ' : ''}${file.sourceCode.getText(over)} ${String(bound)}${steps ? ' in steps' : ''}`);
}

describe('loopsAround', () => {
  it.each([
    ['for of', 'for (const x of list) { /*?*/send(x); }', ['list unknown']],
    ['for of a call', 'for (const x of load()) { /*?*/send(x); }', ['load() unbounded']],
    ['for in', 'for (const key in { a: 1, b: 2 }) { /*?*/send(key); }', ['{ a: 1, b: 2 } 2']],
    ['for in something from elsewhere', 'function f(table) { for (const key in table) { /*?*/send(key); } }', ['table unbounded']],
    ['counting up to a length', 'for (let i = 0; i < [1, 2].length; i++) { /*?*/send(i); }', ['[1, 2] 2']],
    ['counting in steps', 'const list = load(); for (let i = 0; list.length > i; i += 10) { /*?*/send(list.slice(i, i + 10)); }', ['list unbounded in steps']],
    ['counting in steps of a size', 'for (let i = 0; i < [1, 2, 3].length; i += size) { /*?*/send(i); }', ['[1, 2, 3] 3 in steps']],
    ['counting down', 'const list = load(); for (let i = list.length - 1; i >= 0; i--) { /*?*/send(list[i]); }', ['list unbounded']],
    ['counting to a number', 'for (let i = 0; i < 12; i += 5) { /*?*/send(i); }', ['to 12 3 in steps']],
    ['counting to the last page', 'const { pages } = load(); for (let page = 1; page <= pages; page++) { /*?*/send(page); }', ['to pages unbounded']],
    ['two conditions', 'const list = load(); for (let i = 0; i < list.length && i < 10; i++) { /*?*/send(i); }', ['list 10']],
    ['while items are left', 'while (queue.items.length) { /*?*/send(queue.items.pop()); }', ['queue.items unbounded']],
    ['while more than none are left', 'while (queue.items.length > 0) { /*?*/send(queue.items.pop()); }', ['queue.items unbounded']],
    ['do while items are left', 'do { /*?*/send(set); } while (set.size > 0);', ['set unknown']],
    ['while pages are left', 'let page = 1; const { totalPages } = load(); while (page <= totalPages) { /*?*/send(page++); }', ['to totalPages unbounded']],
    ['a method with a callback', '[1, 2, 3].forEach((x) => { /*?*/send(x); });', ['[1, 2, 3] 3']],
    ['a function with a callback', `import _ from 'lodash'; _.forEach([1, 2], (x) => { /*?*/send(x); });`, ['[1, 2] 2']],
    ['a wait in a function inside', 'for (const x of [1]) { /*?*/send(async () => { await x; }); }', ['[1] 1']],
    ['a function that is called at once', 'for (const x of [1]) { (function (y) { /*?*/send(y); })(x); }', ['[1] 1']],
    ['loops in loops', `for (const x of load()) for (const y of ['a', 'b']) { /*?*/send(x, y); }`, [`['a', 'b'] 2`, 'load() unbounded']],
    ['a loop that waits around one that does not', 'async function f() { for (const x of load()) { for (const y of [1]) { /*?*/send(y); } await pause(); } }', ['[1] 1']],
  ])('sees %s', (_name, code, expected) => {
    expect(loops(code)).toEqual(expected);
  });

  it.each([
    ['no loop', '/*?*/send(list);'],
    ['an endless loop', 'for (;;) { /*?*/send(1); }'],
    ['a condition that nobody knows', 'while (more()) { /*?*/send(1); }'],
    ['asynchronous items', 'for await (const x of list) { /*?*/send(x); }'],
    ['a body that waits', 'for (const x of list) { /*?*/send(x); await pause(); }'],
    ['a body that waits for an iterator', 'for (const x of list) { /*?*/send(x); for await (const y of x) take(y); }'],
    ['the head of a loop', 'for (const x of /*?*/list()) { send(x); }'],
    ['a function that runs later', 'for (const x of list) { later(() => { /*?*/send(x); }); }'],
  ])('sees none around %s', (_name, code) => {
    expect(loops(code)).toEqual([]);
  });

  it('goes no further than where a list is made', () => {
    const { file, marked, named } = parsed('for (const x of a) { for (const y of b) { /*?*/send(); } } const outer = 1; for (const z of c) { const inner = 2; }');
    expect(loopsAround(file, marked(), named('outer'))).toHaveLength(2);
    const within = parsed('for (const x of a) { const inner = []; for (const y of b) { /*?*/send(y); } }');
    expect(loopsAround(within.file, within.marked(), within.named('inner')).map(({ over }) => within.file.sourceCode.getText(over))).toEqual(['b']);
  });
});

it('waits lists every place where a function waits', () => {
  const { file } = parsed('async function f(xs) { await a; for await (const x of xs) b(x); const await_ = () => c; }');
  expect(waits(file).map(({ type }) => type)).toEqual(['AwaitExpression', 'ForOfStatement']);
});
