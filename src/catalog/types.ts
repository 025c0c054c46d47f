/**
 * The shape of a catalogue entry: what one library does, as literal data.
 *
 * Entries hold no functions and no syntax, so users can write the same shape in `settings['async-http'].clients`.
 * Every fact was run, or read in the named source, before it was written down (`source`).
 */

import type { BlockingModel } from './blocking-types.js';
import type { DeadlineErrors } from './error-types.js';
import type { BufferedBody, FileWriterModel, ResponseModel } from './response-types.js';
import type { BuiltInFetch, IgnoredSession, SharedState } from './sharing-types.js';

export type * from './blocking-types.js';
export type * from './error-types.js';
export type * from './response-types.js';
export type * from './sharing-types.js';

/**
 * Names a thing a library exports.
 *
 * - `Agent`: a named export (`import { Agent }`, `ns.Agent`, `require('x').Agent`, `default.Agent` are all the same thing);
 * - `default`: the module itself: its default export or `module.exports`;
 * - `globalAgent.options`: a member of an export;
 * - `Dispatcher#request`: a member of any value of type `Dispatcher` (a `type` given by a session, an instance or `values`);
 * - `Dispatcher#default`: a value of that type, called;
 * - `*` inside a segment matches any run of characters (`*Client`).
 */
export type Path = string;

/** Name of a value type inside one entry, e.g. `Dispatcher`. */
export type TypeName = string;

/** Dotted path inside an options object, e.g. `connect.rejectUnauthorized`. `a+b`: both must be given. */
export type OptionPath = string;

/** A literal an option can be compared with. */
export type Literal = string | number | boolean | null;

/** An option that holds a given literal. */
export interface OptionIs {
  readonly option: OptionPath;
  readonly is: Literal;
}

/** A way of switching certificate verification off. A plain path means "off when the value is exactly `false`". */
export type TlsOption = OptionPath | TlsSwitch;

/** A switch with more to say. */
export interface TlsSwitch {
  readonly option: OptionPath;
  /** The value that switches off; `no-op function`: one that never refuses. Default `false`. */
  readonly is?: Literal;
  /** What is accepted then; words for the message. Default: any certificate. */
  readonly accepts?: string;
  /** Last major version that honours it; newer ones refuse the option. Taken as honoured when the project's version is unknown. */
  readonly until?: number;
}

/** A TLS switch people write that does nothing in this place. A plain path means "the value is exactly `false`". */
export type IneffectiveTls =
  | OptionPath
  | {
      readonly option: OptionPath;
      readonly is?: Literal;
      /** Why; a sentence fragment for the message. Default: it is ignored. */
      readonly because?: string;
    };

/** How a session is closed. */
export interface CloseMethod {
  readonly method: string;
  /** The method returns a promise that must be awaited. */
  readonly async: boolean;
  /** The method is graceful: requests in flight may finish. */
  readonly graceful: boolean;
  /** What a second call does. Default: nothing. */
  readonly twice?: 'rejects';
}

/** A constructor or function that creates an object owning sockets. */
export interface SessionModel {
  /** `either`: works with and without `new`. */
  readonly create: 'new' | 'call' | 'either';
  /** Type of the created value: gives it its methods. */
  readonly type: TypeName;
  /** What it stands for; words in messages. */
  readonly kind: 'connection pool' | 'connection' | 'proxy pool' | 'database pool' | 'mail transport' | 'browser';
  /** It keeps sockets only when this option has this value (core agents: `keepAlive: true`). Without it, it pools nothing. */
  readonly poolsWhen?: OptionIs;
  /**
   * Options by which somebody decides that none of its sockets serves twice: one with this value; or one alone, when it is made
   * from values of the call (`lookup`: it leads to one address). Read where it is not told to pool.
   */
  readonly oneUse?: readonly (OptionPath | OptionIs)[];
  /** Index of the options argument. `null`: takes none. */
  readonly options: number | null;
  /** The options object may also stand at these indexes when it is an object there (`new WebSocket(url, options)`). */
  readonly optionsAlsoAt?: readonly number[];
  /** Index of an argument that is another session which this one wraps and whose sockets it uses. */
  readonly wraps?: number;
  /** Concurrency limit of the pool. */
  readonly limit?: { readonly option: OptionPath; readonly default: number | 'unlimited' };
  /** Ways to close it, best first. Empty: it cannot be closed. */
  readonly close: readonly CloseMethod[];
  /** What a request over a closed session does; a phrase after "the request". Absent: it still works (core agents), or is not known. */
  readonly afterClose?: string;
  /** Which disposal symbols the class really has. */
  readonly dispose: 'none' | 'async' | 'sync' | 'both';
  /** An idle session keeps the process alive until it is closed. */
  readonly keepsProcessAlive: boolean;
  /** Its methods and properties, and those of what they give, that give something which works only as long as it is open (`db` and `collection` of a client). */
  readonly parts?: readonly string[];
  /** It remembers the cookies that servers set, and sends them again. */ readonly keepsCookies?: boolean;
  readonly tls?: readonly TlsOption[];
  /** TLS switches people write here that do nothing. */
  readonly ineffectiveTls?: readonly IneffectiveTls[];
  /** Options of the session that bound every request sent with it. */
  readonly deadline?: readonly OptionPath[];
  /** Values by which such an option says "none", if not `0`, `false` and `null`. */
  readonly disables?: readonly Literal[];
  /** It ends requests that get no answer by itself: those sent with it have a sensible deadline. */
  readonly boundedByDefault?: boolean;
  /** Where the address of all its requests begins: an option, or an argument's index. */
  readonly base?: OptionPath | number;
  /** Option paths where another session can be put: requests then use that one's sockets, deadline and TLS settings. */
  readonly session?: readonly OptionPath[];
  readonly ineffectiveDeadline?: readonly IneffectiveDeadline[];
}

/** A function that makes a configured instance which owns no socket (`axios.create`, `got.extend`). */
export interface InstanceModel {
  /** `either`: works with and without `new` (`express.Router()`). */
  readonly create: 'new' | 'call' | 'either';
  readonly type: TypeName;
  readonly options: number | null;
  /** The options object may also stand at these indexes when it is an object there (`createProxyMiddleware(path, options)`). */
  readonly optionsAlsoAt?: readonly number[];
  /** Option paths where a session can be put. */
  readonly session?: readonly OptionPath[];
  /** Sessions put there are ignored when this option has this value. */
  readonly sessionUnless?: OptionIs;
  /** Options of the instance that bound every request sent with it. */
  readonly deadline?: readonly OptionPath[];
  /** Values by which such an option says "none", if not `0`, `false` and `null`. */
  readonly disables?: readonly Literal[];
  /** Methods of the instance that set a deadline for all its requests; written as those of a request are. */
  readonly deadlineMethods?: readonly string[];
  /** Options that hold functions (or lists of them) which the options of every request pass through. */
  readonly hooks?: readonly Hook[];
  /** All arguments from `options` on are options or instances; the last one wins. */
  readonly mergesArguments?: boolean;
  /** Where the address of all its requests begins: an option, or an argument's index. */
  readonly base?: OptionPath | number;
  readonly ineffectiveDeadline?: readonly IneffectiveDeadline[];
  readonly tls?: readonly TlsOption[];
  readonly ineffectiveTls?: readonly IneffectiveTls[];
  /** Methods of the instance that switch verification off for all its requests. */
  readonly tlsMethods?: readonly string[];
  /** Options that look as if they took a session. */
  readonly ignoredSession?: readonly IgnoredSession[];
  /** It sends by means of the `fetch` that is built into Node; `unless`: not when this option gives another. */
  readonly overFetch?: { readonly unless?: OptionPath };
}

/** A function that is given the options of a request before it is sent, and may change them. */
export interface Hook {
  /** Where the function, or a list of such, stands. */
  readonly option: OptionPath;
  /** Index of its parameter with the options. */
  readonly parameter: number;
  /** Member of the parameter that holds them, if it is not the parameter itself. */
  readonly member?: string;
}

/** A deadline as code sets it: an option, or a method that is called on what the request gives. */
export type AddedDeadline = AddedOption | AddedMethod;

/** In `value`, `{{ms}}` stands for milliseconds. */
export interface AddedOption { readonly option: OptionPath; readonly value: string }

export interface AddedMethod { readonly method: string; readonly value: string }

/** An option that looks like a deadline and is none. */
export interface IneffectiveDeadline {
  readonly option: OptionPath;
  /** A sentence fragment for the message: what really happens, e.g. "covers only the connect phase". */
  readonly because: string;
  /** It does work when one of these methods is called on the returned object: space-separated, written as `deadlineMethods` are. */
  readonly unless?: string;
  /** First major version in which it does nothing; an older one honours it. Not judged when the project's version is unknown. */
  readonly since?: number;
}

/** A call that sends an HTTP request. */
export interface RequestModel {
  /** Index of the options argument; negative counts from the end. `null`: options cannot be given in the call. */
  readonly options: number | null;
  /** The options object may also stand at this index when it is an object there (`axios(config)`, `http.get(options)`). */
  readonly optionsAlsoAt?: number;
  /** Where a call with positional arguments takes no options, but one with an object does: their names in the object, by position. */
  readonly argumentNames?: readonly string[];
  /** Index of the URL argument; `null` if the URL is inside the options (or given before). Default 0. */
  readonly url?: number | null;
  /** Option path that holds the URL when it is not an argument. */
  readonly urlOption?: OptionPath;
  /** Option paths where a session can be put. */
  readonly session?: readonly OptionPath[];
  /** Sessions put there are ignored when this option has this value (`adapter: 'fetch'`). */
  readonly sessionUnless?: OptionIs;
  /**
   * Options that bound this request; any one of them suffices. Where longer paths are listed, too (`timeout`, `timeout.request`),
   * an object in the shorter one's place counts by these alone.
   */
  readonly deadline: readonly OptionPath[];
  /** Values by which such an option says "none", if not `0`, `false` and `null`; infinity is written `'Infinity'`. With others of these the request fails at once. */
  readonly disables?: readonly Literal[];
  /** Sets the idle time of the socket itself: a deadline that the session has for its sockets is lost. */
  readonly losesSessionDeadline?: boolean;
  /** Options that hold functions (or lists of them) which the options of the request pass through. */
  readonly hooks?: readonly Hook[];
  /** A constructor that can stand in the URL's place and carries options itself, as its second argument: `fetch(new Request(url, { signal }))`. */
  readonly requestObject?: string;
  /**
   * Methods that set a deadline when called on what the call returns, in a chain or later (`timeout` for `.timeout(ms)`).
   * - `on:timeout`: only when an argument is that literal or a call of a function of that name (`.on('timeout', …)`, `.pipe(timeout(ms))`);
   * - `setTimeout:()`: only when an argument is a function;
   * - `timeout.deadline`: when the argument is an object, only by this option of it;
   * - `on:socket>setTimeout:()`: when the function that is given calls that method on its first parameter.
   *
   * A function that stands there has to do something.
   */
  readonly deadlineMethods?: readonly string[];
  /** What happens without a deadline: milliseconds until the client gives up by itself, or `forever`. */
  readonly waits: number | 'forever';
  /** The client's own default is a sensible deadline: absence is no fault. */
  readonly boundedByDefault?: boolean;
  readonly ineffectiveDeadline?: readonly IneffectiveDeadline[];
  /** Options that turn the call into a stream or long poll, where a total deadline would cut it. */
  readonly streams?: readonly OptionIs[] | true;
  readonly tls?: readonly TlsOption[];
  readonly ineffectiveTls?: readonly IneffectiveTls[];
  /** Methods on the returned object that switch verification off (`.disableTLSCerts()`). */
  readonly tlsMethods?: readonly string[];
  /** What comes back, when its body is left to the caller. Absent: the client reads it. */
  readonly response?: ResponseModel;
  /** The response has no body when this option has this value (`method: 'HEAD'`). */
  readonly bodyless?: OptionIs;
  /** Ways to get the whole body as bytes. */
  readonly buffered?: readonly BufferedBody[];
  /** What the call gives back. Default `promise`. */
  readonly returns?: 'promise' | 'emitter' | 'builder' | 'stream';
  /** A deadline in the library's own idiom; `{{ms}}` is replaced. Absent: none can be added in the call. */
  readonly addDeadline?: AddedDeadline;
  /**
   * The same for a body that comes as a stream: it minds the wait for the response, or the gaps, and lets a body take its time.
   * Absent: the client has no deadline that would not cut a download. `unless`: not with this option.
   */
  readonly addStreamDeadline?: AddedDeadline & { readonly unless?: OptionIs };
  /** Options that look as if they took a session. */
  readonly ignoredSession?: readonly IgnoredSession[];
  /** It sends by means of the `fetch` that is built into Node; `unless`: not when this option gives another. */
  readonly overFetch?: { readonly unless?: OptionPath };
  /** What its deadlines end it with. Absent: not known. */
  readonly errors?: DeadlineErrors;
}

/** A way of bounding concurrency. */
export type LimiterModel =
  /** `const limit = pLimit(n)`: returns a function that runs the function it is given. `concurrency` is an argument index or an option path of argument 0. */
  | { readonly kind: 'wrapper'; readonly create: 'new' | 'call'; readonly concurrency: number | OptionPath; readonly run: 'default' | readonly string[]; readonly wrap?: readonly string[] }
  /** `pMap(items, mapper, {concurrency})`. `limit`: where the number stands. */
  | { readonly kind: 'map'; readonly items: number; readonly mapper: number; readonly limit: { readonly argument: number; readonly option?: OptionPath } };

/** How the fan-out fixer writes a bound with a limiter. `{{limit}}`, `{{items}}`, `{{mapper}}`, `{{name}}` (the imported binding) are replaced. */
export interface LimiterRewrite {
  /** Import form of the limiter function or class. */
  readonly import: 'default' | 'named';
  readonly name: string;
  /** The expression that replaces the whole `Promise.all(items.map(mapper))`. */
  readonly all?: string;
  /** The mapper of `all` is given the index as well. */
  readonly passesIndex?: boolean;
  /** A declaration put before the statement, with a free name as `{{limiter}}`. */
  readonly declare?: string;
  /** What the mapper's call is wrapped in, for fan-outs that keep `Promise.all`: `{{limiter}}(() => {{call}})`. */
  readonly wrap?: string;
}

/** A call or decorator that registers request handlers. */
export interface HandlerModel {
  /** `callback`: every function argument (or the handler functions inside an options object) runs per request; `decorator`: the decorated method does. */
  readonly via: 'callback' | 'decorator';
  /** Runs once at start, not per request (`onModuleInit`-like hooks given as callbacks). */
  readonly when?: 'per-request' | 'start-up' | 'shutdown';
  /** Only when the first argument is one of these (`server.on('request', …)`, `addHook('onClose', …)`). */
  readonly event?: readonly string[];
  /** The callback's first parameter is a value of this type (`register((instance) => …)`, `on('connection', (socket) => …)`). */
  readonly gives?: TypeName;
}

/** An exported name that a platform calls (`export async function GET`). */
export interface ExportedHandler {
  /** Export name, or `default`, or `default.fetch` for a member of a default-exported object. */
  readonly export: string;
  /** Regular expression the file's path must match. Absent: any file. */
  readonly path?: string;
  readonly when: 'per-request' | 'start-up';
  /** The platform the shape belongs to. */
  readonly runtime?: 'lambda' | 'workers';
  /** Only when the function has at most / at least this many parameters (Lambda: `(event, context)`). */
  readonly firstParameter?: readonly string[];
}

/** A place where assigning turns verification off for everything (`https.globalAgent.options`). */
export interface AssignedSwitch {
  /** Property name assigned on the thing at the key path. */
  readonly property: string;
  /** Values that switch off; `no-op function`: one that never refuses. */
  readonly is: readonly Literal[];
}

/** One library, runtime module or platform. */
export interface ClientEntry {
  /** Unique, kebab-case. */
  readonly id: string;
  /** As people write it in prose; default: `id`. */
  readonly name?: string;
  /** Module specifiers, `node:` prefix left out; `*` as in `@aws-sdk/client-*`. Settings may also name an alias or a project path (`./src/lib/http`). */
  readonly modules?: readonly string[];
  /** Global variables that stand for exports of the same name. */
  readonly globals?: readonly string[];
  /** Exports that are values of a type without being created: `{ default: 'AxiosInstance' }`. */
  readonly values?: Readonly<Record<Path, TypeName>>;
  /** Names of exported TypeScript types or classes whose annotation tells what a parameter or field is; `*` as in a path. */
  readonly types?: Readonly<Record<string, TypeName>>;
  /** Packages in which its types are declared, beside its own and its `@types`: `undici-types`. */
  readonly typePackages?: readonly string[];
  readonly sessions?: Readonly<Record<Path, SessionModel>>;
  readonly instances?: Readonly<Record<Path, InstanceModel>>;
  readonly requests?: Readonly<Record<Path, RequestModel>>;
  readonly blocking?: Readonly<Record<Path, BlockingModel>>;
  readonly limiters?: Readonly<Record<Path, LimiterModel>>;
  readonly limiterRewrite?: LimiterRewrite;
  /** Calls (also with `new`) and decorators that register handlers. Several models: one per event. */
  readonly handlers?: Readonly<Record<Path, HandlerModel | readonly HandlerModel[]>>;
  /** Exported types that mark request code: a function annotated with one, or with a parameter annotated with one, runs per request. */
  readonly handlerTypes?: readonly string[];
  readonly exportedHandlers?: readonly ExportedHandler[];
  /** Method names of a class that run at start-up, at shutdown or per request when the file imports this library (`onModuleInit`, `canActivate`). */
  readonly lifecycleMethods?: { readonly startUp?: readonly string[]; readonly shutdown?: readonly string[]; readonly perRequest?: readonly string[] };
  /** Exports or members whose assignment switches verification off; key is the object's path. */
  readonly tlsAssignments?: Readonly<Record<Path, readonly AssignedSwitch[]>>;
  /** Parameters of a connection string that switch verification off: `sslmode=no-verify`. */
  readonly tlsUrlParameters?: readonly string[];
  /** Option beside `rejectUnauthorized` that takes the certificates to trust. Default `ca`; `null`: there is none. */
  readonly trust?: string | null;
  /** Calls that register a function which the options of every later request pass through, as its first argument; the function's index. */
  readonly interceptors?: Readonly<Record<Path, number>>;
  /** Calls that set defaults for every later request; the index of the options. */
  readonly configures?: Readonly<Record<Path, number>>;
  /** Calls that put data into a file. */
  readonly fileWriters?: Readonly<Record<Path, FileWriterModel>>;
  /** Functions that wait for a list of promises, with what `Promise` calls it: `axios.all(requests)`. */
  readonly combinators?: Readonly<Record<Path, 'all' | 'allSettled' | 'any'>>;
  /** Functions that install a session for the whole process; the session argument's index. */
  readonly installs?: Readonly<Record<Path, number>>;
  /** Functions that tell one error from another, with the names of those they answer to; none: deadlines have no part in it (`isAxiosError`). */
  readonly errorTests?: Readonly<Record<Path, readonly string[]>>;
  /** What changes for all who share an instance or session. */
  readonly sharedState?: Readonly<Record<Path, SharedState>>;
  /** Its sessions are made for the `fetch` it brings along; the built-in one takes those of some versions only. */
  readonly builtInFetch?: BuiltInFetch;
  /** Where instance-wide defaults are assigned: `{ 'AxiosInstance#defaults': 'AxiosInstance' }` – a property of the path is an option of every request of that type. */
  readonly defaults?: Readonly<Record<Path, TypeName>>;
  /** Where the facts come from, and with which versions they were run. */
  readonly source: string;
}
