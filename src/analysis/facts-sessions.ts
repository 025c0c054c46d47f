import type { Answer, ClientName, Runs, Site } from './facts-common.js';
import type { RequestFact } from './facts-requests.js';

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
  /** It remembers cookies: what one caller is given would be sent for another. */
  readonly keepsCookies: boolean;
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
