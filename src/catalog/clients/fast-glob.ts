import type { ClientEntry } from '../types.js';

const files = 'reads or writes files';

/** The module itself is the asynchronous form. */
export const fastGlob = {
  id: 'fast-glob',
  modules: ['fast-glob'],
  blocking: {
    sync: { what: files, twin: { from: 'fast-glob', name: 'default', form: 'await', level: 'fix' } },
    globSync: { what: files, twin: { from: 'fast-glob', name: 'default', form: 'await', level: 'fix' } },
  },
  source: 'run: fast-glob 3.3 on Node 20 (lists compared)',
} as const satisfies ClientEntry;
