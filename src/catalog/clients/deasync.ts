import type { ClientEntry } from '../types.js';

/** Spins the loop inside the caller: timers run, the caller and what waits for it do not, and handlers re-enter. */
export const deasync = {
  id: 'deasync',
  modules: ['deasync'],
  blocking: {
    default: { what: 'sleeps', returnsBlocking: true, instead: 'the promise form of the function' },
    sleep: { what: 'sleeps', instead: '`setTimeout` from node:timers/promises' },
    loopWhile: { what: 'sleeps', instead: 'a promise' },
    runLoopOnce: { what: 'sleeps', instead: 'a promise' },
  },
  source: 'run: deasync 0.1 on Node 20',
} as const satisfies ClientEntry;
