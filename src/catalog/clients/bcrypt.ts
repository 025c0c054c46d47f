import type { ClientEntry } from '../types.js';

/** Password hashes, native. */
export const bcrypt = {
  id: 'bcrypt',
  modules: ['bcrypt'],
  blocking: {
    hashSync: { what: 'computes', twin: { from: 'bcrypt', name: 'hash', form: 'await', level: 'fix' } },
    compareSync: { what: 'computes', twin: { from: 'bcrypt', name: 'compare', form: 'await', level: 'fix' } },
    genSaltSync: { what: 'computes', twin: { from: 'bcrypt', name: 'genSalt', form: 'await', level: 'fix' } },
  },
  source: 'source: bcrypt 6.0 (promise forms with the same arguments)',
} as const satisfies ClientEntry;
