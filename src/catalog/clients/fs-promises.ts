import type { ClientEntry } from '../types.js';

/** Files of Node, with promises. */
export const fsPromises = {
  id: 'fs-promises',
  name: 'fs/promises',
  modules: ['fs/promises'],
  fileWriters: {
    writeFile: { data: 1, form: 'promise' },
    open: { data: 0, methods: ['writeFile', 'write'], form: 'promise' },
  },
  source: 'run: Node 20',
} as const satisfies ClientEntry;
