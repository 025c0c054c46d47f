import type { ClientEntry } from '../types.js';

const computes = 'computes';

/** Key derivation, key pairs and primes take milliseconds to seconds of the loop; random bytes only microseconds. */
export const crypto = {
  id: 'crypto',
  modules: ['crypto'],
  blocking: {
    pbkdf2Sync: { what: computes, twin: { from: 'node:crypto', name: 'pbkdf2', form: 'promisify', level: 'fix' } },
    scryptSync: { what: computes, twin: { from: 'node:crypto', name: 'scrypt', form: 'promisify', level: 'fix', losesTypes: true } },
    hkdfSync: { what: computes, twin: { from: 'node:crypto', name: 'hkdf', form: 'promisify', level: 'fix' } },
    generateKeySync: { what: computes, twin: { from: 'node:crypto', name: 'generateKey', form: 'promisify', level: 'fix' } },
    generatePrimeSync: { what: computes, twin: { from: 'node:crypto', name: 'generatePrime', form: 'promisify', level: 'fix', losesTypes: true } },
    checkPrimeSync: { what: computes, twin: { from: 'node:crypto', name: 'checkPrime', form: 'promisify', level: 'fix', losesTypes: true } },
    randomFillSync: { what: computes, cheap: true, twin: { from: 'node:crypto', name: 'randomFill', form: 'promisify', level: 'fix' } },
    generateKeyPairSync: { what: computes, twin: { from: 'node:crypto', name: 'generateKeyPair', form: 'promisify', level: 'fix' } },
    argon2Sync: { what: computes, twin: { from: 'node:crypto', name: 'argon2', form: 'promisify', level: 'fix' } },
    randomBytes: { what: computes, when: 'without-callback', cheap: true, twin: { from: 'node:crypto', name: 'randomBytes', form: 'promisify', level: 'suggestion' } },
  },
  source: 'run: Node 20, 22, 24, 26 (names enumerated, twins compared)',
} as const satisfies ClientEntry;
