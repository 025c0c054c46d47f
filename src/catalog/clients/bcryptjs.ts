import type { ClientEntry } from '../types.js';

/** Password hashes in JavaScript: the promise forms yield to the loop now and then. `hash` needs its salt, `hashSync` does not. */
export const bcryptjs = {
  id: 'bcryptjs',
  modules: ['bcryptjs'],
  blocking: {
    hashSync: { what: 'computes', twin: { from: 'bcryptjs', name: 'hash', form: 'await', level: 'suggestion' } },
    compareSync: { what: 'computes', twin: { from: 'bcryptjs', name: 'compare', form: 'await', level: 'fix' } },
    genSaltSync: { what: 'computes', twin: { from: 'bcryptjs', name: 'genSalt', form: 'await', level: 'fix' } },
  },
  source: 'run: bcryptjs 3.0 on Node 20 (values compared)',
} as const satisfies ClientEntry;
