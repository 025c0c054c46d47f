import type { Answer, ClientName, Runs, Site } from './facts-common.js';

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
  /** Its socket goes with the process, which ends soon, and does not wait for it. */
  readonly endsWithProcess: boolean;
  readonly runs: Runs;
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
