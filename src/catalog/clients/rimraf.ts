import type { ClientEntry } from '../types.js';

const files = 'reads or writes files';

/** Removes trees. Up to version 3 the module itself was the function, with a callback: `rimraf.sync` has no drop-in there. */
export const rimraf = {
  id: 'rimraf',
  modules: ['rimraf'],
  blocking: {
    rimrafSync: { what: files, twin: { from: 'rimraf', name: 'rimraf', form: 'await', level: 'fix' } },
    nativeSync: { what: files, twin: { from: 'rimraf', name: 'native', form: 'await', level: 'fix' } },
    manualSync: { what: files, twin: { from: 'rimraf', name: 'manual', form: 'await', level: 'fix' } },
    moveRemoveSync: { what: files, twin: { from: 'rimraf', name: 'moveRemove', form: 'await', level: 'fix' } },
    'rimraf.sync': { what: files, twin: { from: 'rimraf', name: 'rimraf', form: 'await', level: 'suggestion' } },
    sync: { what: files, instead: '`rm` with `recursive` and `force` from node:fs/promises' },
  },
  source: 'run: rimraf 6.1 on Node 20 (values compared); older form: documentation',
} as const satisfies ClientEntry;
