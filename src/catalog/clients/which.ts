import type { ClientEntry } from '../types.js';

/** Looks a command up in the search path. Up to version 1 the asynchronous form took a callback only. */
export const which = {
  id: 'which',
  modules: ['which'],
  blocking: {
    sync: { what: 'reads or writes files', twin: { from: 'which', name: 'default', form: 'await', level: 'suggestion' } },
  },
  source: 'run: which 6.0 on Node 20 (values compared, with and without `nothrow`)',
} as const satisfies ClientEntry;
