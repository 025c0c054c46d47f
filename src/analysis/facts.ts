/**
 * What the analysis tells about one file. Rules and fixers read these; none of them holds syntax.
 *
 * Every question has three answers; rules are silent on `unknown`.
 */

import type { Answer, ClientName, Runs, Site } from './facts-common.js';
import type { DownloadFact, RequestFact, ResponseFact, TimeoutCheckFact } from './facts-requests.js';
import type { InstanceFact, PendingFact, SessionFact, SessionMismatchFact, SharedMutationFact, UseAfterCloseFact } from './facts-sessions.js';

export type * from './facts-common.js';
export type * from './facts-requests.js';
export type * from './facts-sessions.js';

export interface TwinFact {
  readonly name: string;
  readonly from: string;
  /** `await`: it returns a promise; `promisify`: it takes a callback. */
  readonly form: 'await' | 'promisify';
  readonly level: 'fix' | 'suggestion';
}

export interface BlockingFact {
  readonly kind: 'blocking call';
  readonly site: Site;
  readonly client: ClientName;
  readonly api: string;
  /** As its library calls it: `fs.readFileSync`, `sync-request`. */
  readonly known: string;
  /** "reads or writes files". */
  readonly what: string;
  readonly cheap: boolean;
  /** Whether requests wait for it: `yes` in async code, handlers and helpers reached from them. */
  readonly blocksRequests: Answer;
  readonly because: string;
  /** Shortest way from the entry to the call: `['handler', 'loadConfig', 'readFileSync']`; empty if it stands in the entry itself. */
  readonly chain: readonly string[];
  readonly runs: Runs;
  readonly twin: TwinFact | null;
  /** What to use instead when there is no twin; a phrase after "use". */
  readonly instead: string | null;
}

export interface FanOutFact {
  readonly kind: 'fan-out';
  readonly site: Site;
  /** What starts them: `Promise.all`, `Promise.allSettled`, `Promise.any`, the map of a limiter, a method (`forEach`); `loop` for a loop statement. */
  readonly combinator: string;
  /** Somebody waits for them. */
  readonly awaited: boolean;
  /** The collection, as written, or the number that is counted to. */
  readonly collection: string;
  readonly counts: boolean;
  /** How many at once. */
  readonly bound: number | 'unbounded' | 'unknown';
  /** The request each item sends. */
  readonly request: { readonly api: string; readonly client: ClientName | null; readonly chain: readonly string[] };
  /** `effective`: something bounds it; `fake`: a limiter around promises that have started already; `late`: batches of such promises; `own`: a limiter that each item makes for itself. */
  readonly limiter: 'none' | 'effective' | 'fake' | 'late' | 'own' | 'unknown';
  /** Each item is a part of a collection, and all parts are started at once. */
  readonly parts: boolean;
  /** The work calls the function that the fan-out stands in: each level starts the next one. */
  readonly recursive: boolean;
  /** The pool limit of the session the requests use, if known. */
  readonly poolLimit: number | null;
  readonly runs: Runs;
}

export interface TlsFact {
  readonly kind: 'TLS switch';
  readonly site: Site;
  readonly client: ClientName;
  /** As written: `rejectUnauthorized: false`. */
  readonly switch: string;
  readonly effect: 'off' | 'off by default' | 'ineffective';
  /** Why, when ineffective or by default; a sentence fragment. */
  readonly because: string | null;
  /** The whole process is affected, not one client. */
  readonly processWide: boolean;
  /** Under which condition the code runs. */
  readonly guard: 'none' | 'development' | 'opt-in' | 'production' | 'unknown';
  readonly runs: Runs;
}

export type Fact = SessionFact | InstanceFact | RequestFact | BlockingFact | FanOutFact | TlsFact | ResponseFact | UseAfterCloseFact | PendingFact | SessionMismatchFact | DownloadFact | TimeoutCheckFact | SharedMutationFact;

/** All facts of one file. Each list is computed when first read, in source order. */
export interface HttpModel {
  /** Only those who work on the project run the file: build scripts, examples, tool configuration. */
  readonly isDevelopmentScript: boolean;
  readonly runtime: 'node' | 'lambda' | 'workers' | 'browser';
  readonly sessions: readonly SessionFact[];
  readonly instances: readonly InstanceFact[];
  readonly requests: readonly RequestFact[];
  readonly blockingCalls: readonly BlockingFact[];
  readonly fanOuts: readonly FanOutFact[];
  readonly tlsSwitches: readonly TlsFact[];
  readonly responses: readonly ResponseFact[];
  readonly usesAfterClose: readonly UseAfterCloseFact[];
  readonly pending: readonly PendingFact[];
  readonly sessionMismatches: readonly SessionMismatchFact[];
  readonly downloads: readonly DownloadFact[];
  readonly timeoutChecks: readonly TimeoutCheckFact[];
  readonly sharedMutations: readonly SharedMutationFact[];
}
