import type { ClientEntry } from '../types.js';
import { pg } from './pg.js';

/** The pool of `pg` as a package of its own: the module itself is the class. */
export const pgPool = {
  id: 'pg-pool',
  modules: ['pg-pool'],
  types: { default: 'Pool' },
  sessions: { default: pg.sessions.Pool },
  tlsUrlParameters: pg.tlsUrlParameters,
  source: 'source: pg-pool as shipped with pg 8.23',
} as const satisfies ClientEntry;
