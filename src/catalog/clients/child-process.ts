import type { ClientEntry } from '../types.js';

/** Child processes. The asynchronous forms give `{ stdout, stderr }` strings and ignore `input` and `stdio`: no drop-in. */
export const childProcess = {
  id: 'child-process',
  name: 'child_process',
  modules: ['child_process'],
  blocking: {
    execSync: { what: 'runs a process', twin: { from: 'node:child_process', name: 'exec', form: 'promisify', level: 'suggestion' } },
    execFileSync: { what: 'runs a process', twin: { from: 'node:child_process', name: 'execFile', form: 'promisify', level: 'suggestion' } },
    spawnSync: { what: 'runs a process', instead: '`spawn`, which gives an event emitter' },
  },
  source: 'run: Node 20, 26 (results and errors compared)',
} as const satisfies ClientEntry;
