import type { Program } from '../proof.js';
import { helpers, twins } from './blocking.js';
import { overOneSocket, unlimited } from './bodies.js';
import { ending, overHttp2, overTls } from './closing.js';
import { races, unanswered } from './deadlines.js';
import { downloads } from './downloads.js';
import { bounded, inTurns, recursive, unawaited } from './fan-outs.js';
import { own } from './own-fetch.js';
import { lost, overtaken } from './pending.js';
import { keyed, opened, overTls as pooledOverTls, shared, sharedElsewhere, unpooled } from './sessions.js';
import { mixedUp, piledUp } from './shared-state.js';
import { checks } from './timeout-errors.js';
import { guarded, removed, trusting } from './tls.js';

/** All programs under proof, by rule. */
export const programs: readonly Program[] = [
  ...[shared, sharedElsewhere, opened, keyed, unpooled, pooledOverTls, overHttp2, overTls, ending, twins, helpers].flat(),
  ...[bounded, inTurns, recursive, unawaited, guarded, removed, trusting, unanswered, races].flat(),
  ...[overOneSocket, unlimited, downloads, overtaken, lost, mixedUp, piledUp, own, checks].flat(),
];
