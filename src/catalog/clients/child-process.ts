import type { ClientEntry, Twin } from '../types.js';

const stdout = { member: 'stdout', honours: ['cwd', 'env', 'encoding', 'timeout', 'maxBuffer', 'killSignal', 'shell', 'uid', 'gid', 'windowsHide'] } as const satisfies Twin['text'];

/** Child processes. The asynchronous forms give `{ stdout, stderr }` strings and ignore `input` and `stdio`: no drop-in. */
export const childProcess = {
  id: 'child-process',
  name: 'child_process',
  modules: ['child_process'],
  blocking: {
    execSync: { what: 'runs a process', twin: { from: 'node:child_process', name: 'exec', form: 'promisify', level: 'suggestion', text: stdout } },
    execFileSync: { what: 'runs a process', twin: { from: 'node:child_process', name: 'execFile', form: 'promisify', level: 'suggestion', text: stdout } },
    spawnSync: { what: 'runs a process', instead: '`spawn`, which gives an event emitter' },
  },
  source: 'run: Node 20, 26 (results and errors compared)',
} as const satisfies ClientEntry;
