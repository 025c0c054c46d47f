import type { ClientEntry } from '../types.js';

const files = 'reads or writes files';

/** Up to version 8 the module itself was the function, with a callback: `glob.sync` has no drop-in there. */
export const glob = {
  id: 'glob',
  modules: ['glob'],
  blocking: {
    globSync: { what: files, twin: { from: 'glob', name: 'glob', form: 'await', level: 'fix' } },
    'glob.sync': { what: files, twin: { from: 'glob', name: 'glob', form: 'await', level: 'suggestion' } },
    sync: { what: files, instead: 'the asynchronous `glob`, which finds the same paths' },
  },
  source: 'run: glob 14.0 on Node 20 (lists compared); older form: source of glob 7.2',
} as const satisfies ClientEntry;
