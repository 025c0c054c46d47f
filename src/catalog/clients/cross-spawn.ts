import type { ClientEntry } from '../types.js';

/** `spawn` for all platforms. */
export const crossSpawn = {
  id: 'cross-spawn',
  modules: ['cross-spawn'],
  blocking: { sync: { what: 'runs a process', instead: 'the asynchronous `spawn`, which gives an event emitter' } },
  source: 'source: cross-spawn 7.0',
} as const satisfies ClientEntry;
