import { describe, expect, it } from 'vitest';
import { armingOf } from '../../src/analysis/deadlines/armed-signals.js';
import { parsed } from './file.js';

/** Whether the marked signal ends what it is given to. */
function arming(code: string): string {
  const { file, marked } = parsed(code);
  return armingOf(file, marked());
}

const send = 'fetch(u, { signal: /*?*/ c.signal });';

describe('a controller of the file', () => {
  it.each([
    ['with a timer', 'setTimeout(() => c.abort(), 5);'],
    ['with a timer that is cleared', 'const t = setTimeout(() => { c.abort(new Error("late")); }, 5); done.finally(() => clearTimeout(t));'],
    ['with a timer on condition', 'if (ms) setTimeout(() => c.abort(), ms);'],
    ['whose method is bound', 'setTimeout(c.abort.bind(c), 5);'],
    ['given to the timer', 'setTimeout((x) => x.abort(), 5, c);'],
    ['in a function for the timer', 'function late() { c.abort(); } setTimeout(late, 5);'],
    ['in a function that the timer calls', 'const late = () => c.abort(); setTimeout(() => { late(); }, 5);'],
    ['given to a function with a timer', 'function arm(x, ms) { return setTimeout(() => x.abort(), ms); } arm(c, 5);'],
    ['given to a function named for it', 'abortAfter(c, 5);'],
    ['after a pause', 'sleep(5).then(() => c.abort());'],
    ['after a pause that is waited for', 'await sleep(5); c.abort();'],
    ['on the event of a timer', 'socket.on("timeout", () => c.abort());'],
  ])('is armed: %s', (_name, use) => {
    expect(arming(`async function f() { const c = new AbortController(); ${use} return ${send} }`)).toBe('set');
  });

  it.each([
    ['never ended', ''],
    ['asked only', 'if (c.signal.aborted) stop(); console.log(c.signal.reason);'],
    ['ended when the caller has gone', 'req.on("close", () => c.abort());'],
    ['ended when the process is', 'process.once("SIGTERM", () => c.abort());'],
    ['ended when all is done', 'done.finally(() => c.abort());'],
    ['given to a function that only looks', 'function note(x) { console.log(x.signal.aborted); } note(c);'],
    ['whose signal is handed on', 'listen(c.signal);'],
  ])('is idle: %s', (_name, use) => {
    expect(arming(`async function f(req) { const c = new AbortController(); ${use} return ${send} }`)).toBe('idle');
  });

  it('is idle when it ends in the way out', () => {
    expect(arming(`async function f() { const c = new AbortController(); try { return await ${send} } finally { c.abort(); } }`)).toBe('idle');
    expect(arming(`async function f() { const c = new AbortController(); try { return await ${send} } catch { c.abort(); } }`)).toBe('idle');
  });

  it.each([
    ['ended by a user', 'button.on("click", () => c.abort());'],
    ['ended by another signal', 'signal.addEventListener("abort", () => c.abort());'],
    ['ended by code in the middle', 'if (stale) c.abort();'],
    ['handed on', 'register(c);'],
    ['kept', 'pending.set(u, c);'],
    ['given back', 'const cancel = () => c.abort(); later(cancel);'],
  ])('is anybody’s guess: %s', (_name, use) => {
    expect(arming(`async function f() { const c = new AbortController(); ${use} return ${send} }`)).toBe('unknown');
  });

  it.each([
    [`export const c = new AbortController(); ${send}`, 'unknown'],
    [`let c; export function f() { c?.abort(); c = new AbortController(); return ${send} }`, 'unknown'],
    [`let c; export function f() { c = new AbortController(); setTimeout(() => c.abort(), 5); return ${send} }`, 'set'],
    ['fetch(u, { signal: /*?*/ new AbortController().signal });', 'idle'],
    ['const { signal } = new AbortController(); fetch(u, { signal: /*?*/ signal });', 'idle'],
    ['const c = new AbortController(); const { signal } = c; fetch(u, { signal: /*?*/ signal });', 'idle'],
    ['const c = new AbortController(); const { signal, abort } = c; fetch(u, { signal: /*?*/ signal });', 'unknown'],
    [`const c = make(); ${send}`, 'set'],
  ])('by another name: %s', (code, expected) => {
    expect(arming(code)).toBe(expected);
  });
});

describe('a controller in a field', () => {
  it.each([
    ['#c = new AbortController(); f() { return fetch(u, { signal: /*?*/ this.#c.signal }); } close() { this.#c.abort(); }', 'idle'],
    ['#c = new AbortController(); f() { return fetch(u, { signal: /*?*/ this.#c.signal }); } cancel() { this.#c.abort(); }', 'unknown'],
    ['c = new AbortController(); f() { return fetch(u, { signal: /*?*/ this.c.signal }); }', 'unknown'],
    ['f() { this.c = new AbortController(); setTimeout(() => this.c.abort(), 5); return fetch(u, { signal: /*?*/ this.c.signal }); }', 'set'],
    ['constructor(signal) { this.signal = signal; } f() { return fetch(u, { signal: /*?*/ this.signal }); }', 'set'],
    ['constructor() { this.c = new AbortController(); this.signal = this.c.signal; } f() { return fetch(u, { signal: /*?*/ this.signal }); }', 'unknown'],
  ])('%s', (body, expected) => {
    expect(arming(`class A { ${body} }`)).toBe(expected);
  });
});

describe('other signals', () => {
  it.each([
    ['AbortSignal.timeout(5)', 'set'],
    ['signal', 'set'],
    ['req.signal', 'set'],
    ['options?.signal', 'set'],
    ['make()', 'set'],
    ['ms ? AbortSignal.timeout(ms) : undefined', 'set'],
    ['signal ?? idle.signal', 'set'],
    ['AbortSignal.any([idle.signal, AbortSignal.timeout(5)])', 'set'],
    ['AbortSignal.any([idle.signal, signal])', 'set'],
    ['AbortSignal.any([idle.signal])', 'idle'],
    ['AbortSignal.any(list)', 'set'],
    ['after(5)', 'set'],
    ['never()', 'idle'],
    ['x ? idle.signal : idle.signal', 'idle'],
  ])('%s', (text, expected) => {
    const helpers = 'const after = (ms) => { const c = new AbortController(); setTimeout(() => c.abort(), ms); return c.signal; }; const never = () => { const c = new AbortController(); return c.signal; };';
    expect(arming(`${helpers} const idle = new AbortController(); export const f = (signal, req, options) => fetch(u, { signal: /*?*/ ${text} });`)).toBe(expected);
  });

  it.each([
    ['const s = axios.CancelToken.source(); setTimeout(() => s.cancel(), 5); axios.get(u, { cancelToken: /*?*/ s.token });', 'set'],
    ['const s = axios.CancelToken.source(); axios.get(u, { cancelToken: /*?*/ s.token });', 'idle'],
  ])('%s', (code, expected) => {
    expect(arming(`import axios from 'axios'; ${code}`)).toBe(expected);
  });
});
