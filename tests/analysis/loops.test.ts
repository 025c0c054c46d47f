import { describe, expect, it } from 'vitest';
import { loopOver } from '../../src/analysis/loops.js';
import { parsed } from './file.js';

/** The collection of the loop around the marked expression, as written. */
function collectionIn(code: string): string | null {
  const { file, marked } = parsed(code);
  const loop = loopOver(file, marked());
  return loop && file.sourceCode.getText(loop.collection);
}

describe('loopOver', () => {
  it.each([
    ['for of', 'for (const x of list) { /*?*/send(x); }', 'list'],
    ['for in', 'for (const key in table) { /*?*/send(key); }', 'table'],
    ['counting up to a length', 'for (let i = 0; i < list.length; i++) { /*?*/send(list[i]); }', 'list'],
    ['counting in steps', 'for (let i = 0; list.length > i; i += 10) { /*?*/send(list.slice(i, i + 10)); }', 'list'],
    ['while items are left', 'while (queue.items.length) { /*?*/send(queue.items.pop()); }', 'queue.items'],
    ['do while items are left', 'do { /*?*/send(set); } while (set.size > 0);', 'set'],
    ['a method with a callback', 'list.forEach((x) => { /*?*/send(x); });', 'list'],
    ['a wait in a function inside', 'for (const x of list) { /*?*/send(async () => { await x; }); }', 'list'],
  ])('sees %s', (_name, code, collection) => {
    expect(collectionIn(code)).toBe(collection);
  });

  it.each([
    ['no loop', '/*?*/send(list);'],
    ['a number of turns', 'for (let i = 0; i < 10; i++) { /*?*/send(i); }'],
    ['an endless loop', 'for (;;) { /*?*/send(1); }'],
    ['a condition without a length', 'while (more()) { /*?*/send(1); }'],
    ['asynchronous items', 'for await (const x of list) { /*?*/send(x); }'],
    ['a body that waits', 'for (const x of list) { /*?*/send(x); await pause(); }'],
    ['the head of a loop', 'for (const x of /*?*/list()) { send(x); }'],
    ['a function that runs later', 'for (const x of list) { later(() => { /*?*/send(x); }); }'],
  ])('sees none around %s', (_name, code) => {
    expect(collectionIn(code)).toBeNull();
  });
});
