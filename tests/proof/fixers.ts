import type { rules } from '../../src/rules/index.js';

interface FixerEntry {
  readonly rule: keyof typeof rules;
  /** The file of `src/fixes` that makes the plan. */
  readonly builder: string;
}

/** Every kind of rewrite that a rule offers, by what it does. */
export const fixers = {
  'share one session': { rule: 'no-session-per-request', builder: 'hoist-session' },
  'share one session, made when it is needed': { rule: 'no-session-per-request', builder: 'hoist-session' },
  'keep a session in a field': { rule: 'no-session-per-request', builder: 'keep-in-field' },
  'keep a session in the function around': { rule: 'no-session-per-request', builder: 'keep-in-scope' },
  'keep the promise of a session': { rule: 'no-session-per-request', builder: 'keep-promise' },
  'keep one session for each key': { rule: 'no-session-per-request', builder: 'keyed-cache' },
  'keep sockets': { rule: 'no-session-per-request', builder: 'add-keep-alive' },
  'close in finally': { rule: 'require-session-disposal', builder: 'close-in-finally' },
  'move a close into finally': { rule: 'require-session-disposal', builder: 'close-in-finally' },
  'close at shutdown': { rule: 'require-session-disposal', builder: 'close-at-shutdown' },
  'close with the object that keeps it': { rule: 'require-session-disposal', builder: 'close-at-shutdown' },
  'await the twin': { rule: 'no-blocking-in-async', builder: 'await-twin' },
  'make helpers async': { rule: 'no-blocking-in-async', builder: 'propagate-async' },
  'bound with p-limit': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'bound with p-map': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'bound with p-queue': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'bound with what Node has': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'bound what nobody waits for': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'bound parts': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'bound all levels together': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'start inside the limiter': { rule: 'no-unbounded-fan-out', builder: 'bound-fan-out' },
  'guard the switch': { rule: 'no-insecure-tls', builder: 'guard-tls' },
  'remove the switch': { rule: 'no-insecure-tls', builder: 'guard-tls' },
  'trust a certificate': { rule: 'no-insecure-tls', builder: 'guard-tls' },
  'add a deadline': { rule: 'require-timeout', builder: 'add-deadline' },
  'replace a timeout that bounds nothing': { rule: 'require-timeout', builder: 'add-deadline' },
  'replace a timeout that is switched off': { rule: 'require-timeout', builder: 'add-deadline' },
  'end what lost its race': { rule: 'require-timeout', builder: 'add-deadline' },
  'release a body nobody reads': { rule: 'require-body-consumption', builder: 'release-body' },
  'release a body where it is left': { rule: 'require-body-consumption', builder: 'release-body' },
  'stream a download': { rule: 'prefer-streamed-download', builder: 'stream-download' },
  'wait before closing': { rule: 'no-close-while-pending', builder: 'await-result' },
  'give state to the request': { rule: 'no-shared-session-mutation', builder: 'move-to-request' },
  'register once': { rule: 'no-shared-session-mutation', builder: 'register-once' },
  'send with the own fetch': { rule: 'no-mismatched-dispatcher', builder: 'use-own-fetch' },
  'check for the told error': { rule: 'no-mismatched-timeout-error', builder: 'check-told-error' },
} as const satisfies Readonly<Record<string, FixerEntry>>;

export type Fixer = keyof typeof fixers;
