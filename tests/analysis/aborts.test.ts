import { describe, expect, it } from 'vitest';
import { signalOf } from '../../src/analysis/deadlines/aborts.js';
import { parsed } from './file.js';

/** What aborts the marked signal, in a few words. */
function aborts(code: string): string {
  const { file, marked } = parsed(code);
  const { timeout, aborts: found, open } = signalOf(file, marked());
  const words = found.map(({ reason, timed }) => `${timed ? 'timer' : 'somebody'}${reason ? ` with ${file.sourceCode.getText(reason)}` : ''}`);
  return [...(timeout ? ['timeout'] : []), ...words, ...(open ? ['others'] : [])].join(', ') || 'nobody';
}

describe('signals', () => {
  it.each([
    ['f(/*?*/ AbortSignal.timeout(5));', 'timeout'],
    ['const s = AbortSignal.timeout(5); f(/*?*/ s);', 'timeout'],
    ['const signalFor = (ms) => AbortSignal.timeout(ms); f(/*?*/ signalFor(5));', 'timeout'],
    ['f(/*?*/ slow ? AbortSignal.timeout(50) : AbortSignal.timeout(5));', 'timeout'],
    ['f(/*?*/ given ?? AbortSignal.timeout(5));', 'timeout, others'],
    ['f(/*?*/ AbortSignal.any([AbortSignal.timeout(5), AbortSignal.timeout(9)]));', 'timeout'],
    ['f(/*?*/ AbortSignal.any([req.signal, AbortSignal.timeout(5)]));', 'timeout, others'],
    ['f(/*?*/ AbortSignal.any(signals));', 'others'],
    ['f(/*?*/ ms ? AbortSignal.timeout(ms) : undefined);', 'timeout'],
    ['f(/*?*/ undefined);', 'nobody'],
    ['f(/*?*/ null);', 'nobody'],
    ['f(/*?*/ signal);', 'others'],
    ['export const load = (signal) => f(/*?*/ signal);', 'others'],
    ['import { signal } from "./signal.js"; f(/*?*/ signal);', 'others'],
    ['const AbortSignal = own; f(/*?*/ AbortSignal.timeout(5));', 'others'],
  ])('%s', (code, expected) => {
    expect(aborts(code)).toBe(expected);
  });
});

describe('controllers', () => {
  const make = 'const c = new AbortController();';

  it.each([
    ['f(/*?*/ new AbortController().signal);', 'nobody'],
    [`${make} f(/*?*/ c.signal);`, 'nobody'],
    [`${make} setTimeout(() => c.abort(), 5); f(/*?*/ c.signal);`, 'timer'],
    [`${make} const t = setTimeout(() => { c.abort(); }, 5); f(/*?*/ c.signal);`, 'timer'],
    [`${make} setTimeout(c.abort.bind(c), 5); f(/*?*/ c.signal);`, 'timer'],
    [`${make} const stop = () => c.abort(); setTimeout(stop, 5); f(/*?*/ c.signal);`, 'timer'],
    [`${make} setTimeout(() => c.abort(undefined), 5); f(/*?*/ c.signal);`, 'timer'],
    [`${make} setTimeout(() => c.abort(new Error('late')), 5); f(/*?*/ c.signal);`, "timer with new Error('late')"],
    [`${make} setTimeout(c.abort.bind(c, 'late'), 5); f(/*?*/ c.signal);`, "timer with 'late'"],
    [`${make} request.on('close', () => c.abort()); f(/*?*/ c.signal);`, 'somebody'],
    [`${make} c.abort(); f(/*?*/ c.signal);`, 'somebody'],
    [`${make} setTimeout(() => c.abort(), 5); request.on('close', () => c.abort('gone')); f(/*?*/ c.signal);`, "timer, somebody with 'gone'"],
    [`${make} const { signal } = c; setTimeout(() => c.abort(), 5); f(/*?*/ signal);`, 'timer'],
    [`let c; c = new AbortController(); setTimeout(() => c.abort(), 5); f(/*?*/ c.signal);`, 'timer'],
    [`${make} keep(c); f(/*?*/ c.signal);`, 'others'],
    [`${make} this.c = c; f(/*?*/ c.signal);`, 'others'],
    [`export ${make} f(/*?*/ c.signal);`, 'others'],
    [`class A { c = new AbortController(); load() { f(/*?*/ this.c.signal); } }`, 'others'],
    [`const within = (ms) => { ${make} const t = setTimeout(() => c.abort(), ms); return { signal: c.signal, clear: () => clearTimeout(t) }; }; const { signal } = within(5); f(/*?*/ signal);`, 'timer'],
    [`const within = (ms) => { ${make} setTimeout(() => c.abort(), ms); return c; }; const c = within(5); f(/*?*/ c.signal);`, 'others'],
  ])('%s', (code, expected) => {
    expect(aborts(code)).toBe(expected);
  });
});
