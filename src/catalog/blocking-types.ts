import type { Literal, OptionPath } from './types.js';

/** The asynchronous counterpart of a blocking call. */
export interface Twin {
  /** Where the twin is imported from. */
  readonly from: string;
  /** Export name; `default`: the module itself (`which.sync(x)` becomes `which(x)`). */
  readonly name: string;
  /** `await`: the twin returns a promise; `promisify`: it takes a callback and is wrapped with `util.promisify`. */
  readonly form: 'await' | 'promisify';
  /** `fix`: same arguments, same value. `suggestion`: the value or the timing differs. */
  readonly level: 'fix' | 'suggestion';
  /** The first argument must be a path: a file descriptor has no twin. */
  readonly notForDescriptors?: boolean;
  /** Not a drop-in when this option is given. */
  readonly notWith?: readonly OptionPath[];
  /**
   * The twin resolves to an object that holds the value in `member`, as text. A drop-in where the value is read as text as
   * well, and no option is given but those that both honour.
   */
  readonly text?: { readonly member: string; readonly honours: readonly OptionPath[] };
  /** Its published types keep one of several forms, or no result, once it is promisified: no drop-in for TypeScript. */
  readonly losesTypes?: boolean;
}

/** A call that blocks the event loop until it is done. */
export interface BlockingModel {
  /** Words for the message. */
  readonly what: 'reads or writes files' | 'runs a process' | 'computes' | 'compresses' | 'sends HTTP' | 'sleeps' | 'waits for input' | 'runs a worker';
  /** Blocks only in this form. Default `always`. */
  readonly when?: 'without-callback' | { readonly argument: number; readonly is: Literal };
  /** Does not block when this option has this value (`shell.exec(command, { async: true })`). */
  readonly unless?: { readonly argument: number; readonly option: OptionPath; readonly is: Literal };
  /** A probe so cheap that it is reported on request only (`checkExistence`). */
  readonly cheap?: boolean;
  /** Named only, never reported by itself: the call returns a function that blocks (`createSyncFn`). */
  readonly returnsBlocking?: boolean;
  /** What it does with the content of the file that its first argument names. Read and replaced in one turn, nobody writes to the file in between. */
  readonly content?: 'read' | 'replaced';
  readonly twin?: Twin;
  /** What to write instead, when there is no twin; a sentence fragment after "use". */
  readonly instead?: string;
}
