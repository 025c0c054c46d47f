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
  /** The object of this file that keeps it in a field, whether any of its methods closes it, and the method that ends its life (a phrase). */
  readonly owner: { readonly name: string; readonly closes: Answer; readonly end: string | null } | null;
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
  /** `signal`: as written, where one is given that nothing ends in time. */
  | { readonly state: 'missing'; readonly signal?: string }
  /** `timeout: 0`, `false`, `Infinity`. Clients wait without it, or take it for no time at all. */
  | { readonly state: 'disabled'; readonly option: string; readonly value: string; readonly effect: 'waits' | 'fails'; readonly site: Site }
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

/** A response whose body is left to the code that gets it. */
export interface ResponseFact {
  readonly kind: 'response';
  /** The request it answers. */
  readonly site: Site;
  readonly client: ClientName;
  readonly api: string;
  /** The variable that holds it, if one does. */
  readonly name: string | null;
  /** Whether its body is read, released or handed on: on every way, on some, on none. */
  readonly body: 'always' | 'sometimes' | 'never' | 'unknown';
  /** What an unread body does; a phrase after "an unread body". */
  readonly unread: string;
  /** How to let go of it: `await response.body?.cancel()`. */
  readonly release: string | null;
  /** The statements that leave with the body unread, and the expressions that put another value in its place. */
  readonly exits: readonly Site[];
  /** It is left unread at the end of the block in which it is known, too. */
  readonly atEnd: boolean;
  readonly runs: Runs;
}

/** A session that is used, or closed again, on a way on which it has been closed. */
export interface UseAfterCloseFact {
  readonly kind: 'use after close';
  /** The later call. */
  readonly site: Site;
  readonly client: ClientName;
  /** The later call, without arguments. */
  readonly api: string;
  readonly name: string;
  /** The call that closes it first. */
  readonly close: Site;
  /** The later call closes it, too. */
  readonly closes: boolean;
  /** What the later call does; a phrase: "fails with `ClientDestroyedError`". */
  readonly effect: string;
}

/** A request still on its way when its session is closed in a way that does not wait for it. */
export interface PendingFact {
  readonly kind: 'closed while pending';
  /** The request. */
  readonly site: Site;
  readonly client: ClientName;
  readonly api: string;
  readonly name: string | null;
  /** The call that closes the session. */
  readonly close: Site;
  /** The promise is returned as it is, and a `finally` block closes before it settles. */
  readonly returned: boolean;
  /** `ended`: it fails in any case. `overtaken`: it fails when it has begun, else it is sent and nothing closes what it opens. */
  readonly outcome: 'ended' | 'overtaken';
}

/** A session given to a client that cannot use it. */
export interface SessionMismatchFact {
  readonly kind: 'session mismatch';
  /** The option, or the call that installs the session. */
  readonly site: Site;
  /** The client it is given to. */
  readonly client: ClientName;
  /** As written: `fetch`, `new OpenAI`. */
  readonly api: string;
  readonly mismatch:
    /** The client does not read that option; `instead`: those it reads. */
    | { readonly is: 'ignored option'; readonly option: string; readonly instead: readonly string[] }
    /** The session is of a package whose versions do not get on with the built-in `fetch` of these Nodes. `fetchOption`: takes another `fetch`. */
    | ({ readonly is: 'failing version'; readonly option: string; readonly fetchOption: string | null } & VersionMisfit)
    /** The built-in `fetch` of these Nodes does not hear of a session that `by` installs. */
    | ({ readonly is: 'ignored installation'; readonly by: string } & VersionMisfit);
  readonly runs: Runs;
}

/** Major versions of a package and of Node that do not get on. */
export interface VersionMisfit {
  readonly package: string;
  readonly majors: readonly number[];
  readonly nodes: readonly number[];
  /** A phrase after "every request". */
  readonly failure: string;
  /** Export of the package that takes its sessions. */
  readonly own: string;
}

/** A body that is brought together in memory before anything is done with it. */
export interface DownloadFact {
  readonly kind: 'download';
  /** What brings it together: the call that reads it, the option that asks for bytes, the call that joins its pieces. */
  readonly site: Site;
  readonly client: ClientName;
  /** The request: `axios.get`. */
  readonly api: string;
  /** `a file`: nothing is done with the bytes but to put them into one file. */
  readonly wantedFor: 'a file' | 'more' | 'unknown';
  /** The call that does so, as written: `fs.writeFile`. */
  readonly writer: string | null;
  /** The same body as a stream, as code: `Readable.fromWeb(response.body)`. */
  readonly stream: string | null;
  readonly runs: Runs;
}

/** What tells an error from others: its name, or the value of another of its properties; `class`: the class it is of. A thrown text has the name `string`. */
export interface ToldError {
  readonly name: string;
  readonly by: 'name' | 'code' | 'type' | 'cause' | 'class' | 'message';
  readonly value: string;
}

/**
 * What ends a request before its answer is there. `timeout signal`: that of `AbortSignal.timeout()`; `controller`: a timer that calls its `abort()`;
 * `reason`: one that gives a reason; `option`: an option or method of the client; `any`: which of them does not show.
 */
export type EndedBy = { readonly what: 'timeout signal' | 'controller' | 'reason' | 'any' } | { readonly what: 'option'; readonly name: string };

/** A check for an error that the deadlines of the requests concerned never give. */
export interface TimeoutCheckFact {
  readonly kind: 'timeout check';
  /** The condition: a comparison, a call, a `case`. */
  readonly site: Site;
  readonly client: ClientName;
  /** The request whose error is not recognised. */
  readonly api: string;
  /** What is asked for: `AbortError`. */
  readonly checked: string;
  /** What comes instead, and what gives it. */
  readonly ends: readonly { readonly from: EndedBy; readonly error: ToldError }[];
  readonly runs: Runs;
}

/** State of one request written to an instance, a session or a library that many requests share. */
export interface SharedMutationFact {
  readonly kind: 'shared mutation';
  /** The assignment, the call, the `delete`. */
  readonly site: Site;
  readonly client: ClientName;
  /** What is written or called: `axios.defaults.baseURL`, `api.interceptors.request.use`. */
  readonly target: string;
  /** `set`: the value of one request takes the place of another's; `add`: one more each time; `remove`: it is gone for all. */
  readonly effect: 'set' | 'add' | 'remove';
  /** What is set or added: "default", "interceptor". */
  readonly what: string;
  /** Where it belongs; a phrase after "give it". */
  readonly instead: string;
  /** Code of other files can send with it, too. */
  readonly visibleElsewhere: boolean;
  readonly runs: Runs;
}

export type Fact = SessionFact | InstanceFact | RequestFact | BlockingFact | FanOutFact | TlsFact | ResponseFact | UseAfterCloseFact | PendingFact | SessionMismatchFact | DownloadFact | TimeoutCheckFact | SharedMutationFact;

/** All facts of one file. Each list is computed when first read, in source order. */
export interface HttpModel {
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
