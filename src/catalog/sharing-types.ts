import type { OptionIs, OptionPath, Path } from './types.js';

/** A member of an instance or session that all its later requests go by, or a method that changes what they do. */
export interface SharedState {
  /** `assignment`: it changes when it, or anything in it, is assigned; `call`: when it is called. */
  readonly by: 'assignment' | 'call';
  /** `set`: takes the place of what was there; `add`: stays beside what was there, one more each time. */
  readonly effect: 'set' | 'add';
  /** What is set or added; a noun for the message: "interceptor". */
  readonly what: string;
  /** Where it belongs when it is about one request; a phrase after "give it". */
  readonly instead: string;
  /** Methods that take back what was added. */
  readonly undo?: readonly string[];
  /** Only when the instance was made with this option. */
  readonly when?: OptionIs;
  /** Options of a request that mean the same: a path below the member, and the option's. */
  readonly moves?: readonly { readonly from: OptionPath; readonly to: OptionPath }[];
}

/** An option in which people put a session that the client does not take from there: it is ignored, without a word. */
export interface IgnoredSession {
  readonly option: OptionPath;
  /** The options to use instead; empty: there are none. */
  readonly instead: readonly OptionPath[];
  /** First major version that ignores it. Not judged when the project's version is unknown. */
  readonly since?: number;
}

/** How the `fetch` built into Node gets on with the sessions of a package that implements it, by major versions of both. */
export interface BuiltInFetch {
  /** Export of the package that takes its sessions in every version. */
  readonly own: Path;
  readonly on: readonly {
    /** Major version of Node. */
    readonly node: number;
    /** Versions of the package whose sessions fail in every request they are given to. */
    readonly fails: readonly number[];
    /** Versions whose sessions are ignored when installed for the whole process. */
    readonly ignores: readonly number[];
  }[];
  /** How a request fails; a phrase after "every request". */
  readonly failure: string;
}
