/** Words that all facts are made of. */

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
