import type { ClientEntry } from '../types.js';
import { fileSystemCalls, fileWriters } from './fs.js';

/** `fs` that waits when too many files are open; the blocking functions are those of Node. */
export const gracefulFs = {
  id: 'graceful-fs',
  modules: ['graceful-fs'],
  blocking: fileSystemCalls,
  fileWriters,
  source: 'run: graceful-fs 4.2 on Node 20 (no blocking name that fs lacks); twins: as fs',
} as const satisfies ClientEntry;
