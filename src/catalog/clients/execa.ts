import type { ClientEntry } from '../types.js';

/** Child processes. Both forms give the same result object, but not every option works in both. */
export const execa = {
  id: 'execa',
  modules: ['execa'],
  blocking: {
    execaSync: { what: 'runs a process', twin: { from: 'execa', name: 'execa', form: 'await', level: 'suggestion' } },
    execaCommandSync: { what: 'runs a process', twin: { from: 'execa', name: 'execaCommand', form: 'await', level: 'suggestion' } },
    // Up to version 5 the module itself was the function.
    sync: { what: 'runs a process', instead: '`execa`, which gives a promise of the same result' },
    commandSync: { what: 'runs a process', instead: '`execa.command`, which gives a promise of the same result' },
  },
  source: 'run: execa 9.6 on Node 20 (result objects compared); older forms: documentation',
} as const satisfies ClientEntry;
