import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'key derivation in a handler of passwords',
    code: `
      import { pbkdf2Sync, scryptSync } from 'node:crypto';
      export async function check(password, salt) {
        pbkdf2Sync(password, salt, 100_000, 64, 'sha512');
        return scryptSync(password, salt, 64);
      }
    `,
    blockingCalls: [
      { api: 'pbkdf2Sync', what: 'computes', blocksRequests: 'yes', twin: { from: 'node:crypto', name: 'pbkdf2', level: 'fix' } },
      { api: 'scryptSync', twin: { from: 'node:crypto', name: 'scrypt', level: 'fix' } },
    ],
  },
  {
    name: 'random bytes with and without callback',
    code: `
      const crypto = require('crypto');
      exports.token = async () => {
        crypto.randomBytes(16, () => {});
        return crypto.randomBytes(16);
      };
    `,
    blockingCalls: [{ api: 'crypto.randomBytes', cheap: true, twin: { from: 'node:crypto', name: 'randomBytes', level: 'suggestion' } }],
  },
  {
    name: 'hashes, identifiers and the global',
    code: `
      import { createHash, randomUUID } from 'node:crypto';
      export async function id(text) {
        crypto.getRandomValues(new Uint8Array(4));
        return randomUUID() + createHash('sha256').update(text).digest('hex');
      }
    `,
    blockingCalls: [],
  },
];
