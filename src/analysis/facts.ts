/**
 * What the analysis tells about one file. Rules and fixers read these; none of them holds syntax.
 *
 * Every question has three answers; rules are silent on `unknown`.
 */

export type Answer = 'yes' | 'no' | 'unknown';

export interface Position { readonly line: number; readonly column: number }

/** A place in the file: where to report and what to show. */
export interface Site {
  readonly loc: { readonly start: Position; readonly end: Position };
  readonly range: readonly [number, number];
  /** The source text, in one line, at most 60 characters. */
  readonly text: string;
}

/** The library a fact is about, as messages name it. */
export interface ClientName { readonly id: string; readonly name: string }

/** When a piece of code runs, and how we know. */
export interface Runs {
  readonly when: 'per-request' | 'loop' | 'start-up' | 'construction' | 'memo' | 'shutdown' | 'test' | 'worker' | 'unknown';
  /** The evidence, as a phrase for a message: "the handler passed to `app.get`", "called in a loop". */
  readonly because: string;
  /** Functions from the entry point down to the code: `['handler', 'loadConfig']`. Empty when the code stands in the entry itself. */
  readonly chain: readonly string[];
}

/** Where a value goes that does not stay in the function. */
export type Escape = 'returned' | 'stored' | 'captured' | 'handed on' | 'exported';

export interface SessionFact {
  readonly kind: 'session';
  readonly site: Site;
  readonly client: ClientName;
  /** As written, without arguments: `new Agent`, `http2.connect`. */
  readonly api: string;
  /** Words for the kind of thing it is: "connection pool". */
  readonly noun: string;
  /** Name of the variable or property that holds it, if one does. */
  readonly name: string | null;
  readonly runs: Runs;
  /** Stands directly in an option or argument of a request, an instance or an installer. */
  readonly inline: boolean;
  /** What the inline session is given to: `fetch`, `axios.create`, `setGlobalDispatcher`. */
  readonly givenTo: string | null;
  readonly escape: Escape | null;
  /** Whether it keeps sockets for reuse; `no` for a core agent without `keepAlive: true`. */
  readonly pools: Answer;
  /** The option that would make it pool, as `keepAlive: true`, when it is not given at all. */
  readonly poolsWith: string | null;
  readonly keepsProcessAlive: boolean;
  /** Its class has a disposal symbol: it is made to be disposed of. */
  readonly disposable: boolean;
  readonly closed: 'always' | 'sometimes' | 'never' | 'unknown';
  /** `close`, `destroy`…; null when it has no way to be closed. */
  readonly closeMethod: { readonly name: string; readonly async: boolean } | null;
  /** Many requests can go over it; a single-purpose connection (WebSocket, raw socket) is not shareable. */
  readonly shareable: boolean;
  /** Methods are called on it where it is created. */
  readonly used: boolean;
  /** Made the session of the whole process. */
  readonly installed: boolean;
  /** Listeners are registered on it for what it receives. */
  readonly listens: boolean;
  /** Held by a variable of the module. */
  readonly atModuleLevel: boolean;
  /** Its arguments depend on values of the call, or carry credentials. `because` names the value. */
  readonly dependsOnCall: { readonly answer: Answer; readonly because: string };
  /**
   * `each request`: made anew each time and used up; `one target`: that, too, but on purpose: it depends on the call and is
   * closed on every path; `many`: kept, shared, handed on, or made once.
   */
  readonly madeFor: 'each request' | 'one target' | 'many';
  /** Requests sent with it in the same function. */
  readonly requests: readonly RequestFact[];
  /** The file shows a shutdown path (a signal handler, a framework hook) that could close it; as a phrase. */
  readonly shutdownPath: string | null;
  /** A factory in this file that made it, when the fact is about a call of that factory. */
  readonly factory: string | null;
  /** Running on a platform where sockets must not outlive a request. */
  readonly runtime: 'node' | 'lambda' | 'workers' | 'browser';
}

/** A config-only instance (`axios.create()`): no sockets of its own. */
export interface InstanceFact {
  readonly kind: 'instance';
  readonly site: Site;
  readonly client: ClientName;
  readonly api: string;
  readonly name: string | null;
  readonly runs: Runs;
  readonly escape: Escape | null;
}

/** Whether a deadline reaches a request. */
export type Deadline =
  | { readonly state: 'set'; readonly by: string }
  | { readonly state: 'bounded by default' }
  | { readonly state: 'missing' }
  /** `timeout: 0`, `false`, `Infinity`. */
  | { readonly state: 'disabled'; readonly option: string; readonly value: string; readonly site: Site }
  | { readonly state: 'ineffective'; readonly option: string; readonly because: string; readonly site: Site }
  /** A race with a timer that is never cleared and does not abort the request. */
  | { readonly state: 'leaky race'; readonly site: Site }
  | { readonly state: 'unknown'; readonly because: string };

export interface RequestFact {
  readonly kind: 'request';
  readonly site: Site;
  readonly client: ClientName;
  /** As written: `axios.get`, `fetch`. */
  readonly api: string;
  readonly runs: Runs;
  readonly deadline: Deadline;
  /** How long it waits without a deadline, in milliseconds. */
  readonly waits: number | 'forever';
  /** A stream, long poll or download, where a total deadline would cut good work. */
  readonly streams: Answer;
  readonly loopback: boolean;
  /** The deadline in the library's idiom with `{{ms}}`, when one can be added. */
  readonly idiom: string | null;
}

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
  /** `Promise.all`, `Promise.allSettled`, `Promise.any`, or `loop` for un-awaited requests started in a loop. */
  readonly combinator: string;
  /** The collection, as written. */
  readonly collection: string;
  /** How many at once. */
  readonly bound: number | 'unbounded' | 'unknown';
  /** The request each item sends. */
  readonly request: { readonly api: string; readonly client: ClientName; readonly chain: readonly string[] };
  /** `effective`: something bounds it; `fake`: a limiter around promises that have started already. */
  readonly limiter: 'none' | 'effective' | 'fake' | 'unknown';
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

export type Fact = SessionFact | InstanceFact | RequestFact | BlockingFact | FanOutFact | TlsFact;

/** All facts of one file. Each list is computed when first read, in source order. */
export interface HttpModel {
  readonly runtime: 'node' | 'lambda' | 'workers' | 'browser';
  readonly sessions: readonly SessionFact[];
  readonly instances: readonly InstanceFact[];
  readonly requests: readonly RequestFact[];
  readonly blockingCalls: readonly BlockingFact[];
  readonly fanOuts: readonly FanOutFact[];
  readonly tlsSwitches: readonly TlsFact[];
}
