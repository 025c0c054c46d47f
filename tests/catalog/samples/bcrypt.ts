import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import bcrypt from 'bcrypt';
      export async function check(password, hash) {
        return bcrypt.compareSync(password, hash);
      }
    `,
    blockingCalls: [{ api: 'bcrypt.compareSync', what: 'computes', blocksRequests: 'yes', twin: { from: 'bcrypt', name: 'compare', level: 'fix' } }],
  },
  {
    name: 'salt and hash, required',
    code: `
      const { genSaltSync, hashSync } = require('bcrypt');
      exports.hash = async (password) => {
        const salt = genSaltSync(10);
        return hashSync(password, salt);
      };
    `,
    blockingCalls: [
      { api: 'genSaltSync', twin: { from: 'bcrypt', name: 'genSalt', level: 'fix' } },
      { api: 'hashSync', twin: { from: 'bcrypt', name: 'hash', level: 'fix' } },
    ],
  },
  {
    name: 'promises and an own function',
    code: `
      import { compare, hash } from 'bcrypt';
      import { hashSync } from './hash.js';
      export async function check(password) {
        return compare(password, await hash(password, 10)) && hashSync(password);
      }
    `,
    blockingCalls: [],
  },
];
