import { describe, expect, it } from 'vitest';
import { keptFor } from '../../src/analysis/runs/kept-results.js';
import { parsed } from './file.js';

/** How often `find()` runs, by what its function keeps. */
function kept(code: string): ReturnType<typeof keptFor> {
  const { file, named } = parsed(`const table = new Map(), places = {}; let found = null, running = false; ${code}`);
  return keptFor(file, named('find'));
}

describe('a function that keeps what it finds out', () => {
  it.each([
    ['in a map, told by `has`', 'function f(key) { if (table.has(key)) return table.get(key); const x = find(); table.set(key, x); return x; }', 'for each key'],
    ['in a map, told by what it gives', 'function f(key) { const hit = table.get(key); if (hit) return hit; const x = find(); table.set(key, x); return x; }', 'for each key'],
    ['in a map, for a while', 'function f(key) { const hit = table.get(key); if (hit && hit.until > Date.now()) return hit.x; const x = find(); table.set(key, { x, until }); return x; }', 'for each key'],
    ['in an object', 'function f(key) { if (places[key]) return places[key]; const x = find(); places[key] = x; return x; }', 'for each key'],
    ['in an object, told by `in`', 'function f(key) { if (key in places) return places[key]; return (places[key] = find()); }', 'for each key'],
    ['under the condition itself', 'function f(key) { if (!table.has(key)) { table.set(key, find()); } return table.get(key); }', 'for each key'],
    ['in a variable', 'function f() { if (found) return found; found = find(); return found; }', 'once'],
    ['in a variable, told by what it is not', 'function f() { if (found !== null) return found; found = find(); return found; }', 'once'],
    ['in a variable, told by what it is', 'function f() { if (found === null) { found = find(); } return found; }', 'once'],
    ['in a field', 'class A { f() { if (!this.x || this.x.old) { this.x = find(); } return this.x; } }', 'once'],
    ['over a wait', 'async function f(key) { if (table.has(key)) return table.get(key); try { const x = await find(); table.set(key, x); return x; } catch { return null; } }', 'for each key'],
  ])('%s', (_name, code, expected) => {
    expect(kept(code)).toBe(expected);
  });
});

describe('nothing is kept', () => {
  it.each([
    ['in a local', 'function f(key) { const own = new Map(); if (own.has(key)) return; own.set(key, find()); }'],
    ['where nothing asks for it', 'function f(key) { const x = find(); table.set(key, x); return x; }'],
    ['where nothing is put', 'function f(key) { if (table.has(key)) return table.get(key); return find(); }'],
    ['when it is there already', 'function f(key) { if (table.has(key)) { const x = find(); table.set(key, x); } }'],
    ['by a flag', 'function f() { if (running) return; running = true; find(); running = false; }'],
    ['longer than the work takes', 'async function f(key) { if (table.has(key)) return table.get(key); try { const x = find(); table.set(key, x); return await x; } finally { table.delete(key); } }'],
    ['by a count', 'let n = 0; function f() { if (n > 3) return; n = n + 1; find(); }'],
    ['by a loop', 'function f() { while (!found) { found = find(); } }'],
    ['at the top', 'if (!found) found = find();'],
    ['by a function that another runs in', 'function f(key) { if (table.has(key)) return; table.set(key, () => find()); }'],
  ])('%s', (_name, code) => {
    expect(kept(code)).toBeNull();
  });
});
