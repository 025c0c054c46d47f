import type { ClientEntry } from './catalog/types.js';

/** A function of the project that wraps HTTP calls. */
export interface Wrapper {
  /** Package name, alias as written in imports, or project path (`./src/lib/http`). */
  readonly module: string;
  /** Export name; `default` for the default export. */
  readonly name: string;
  readonly kind: 'request' | 'session' | 'limiter';
  /** `builtin`: it has a deadline of its own; or the name of the option (of its last argument) that sets one. */
  readonly timeout?: 'builtin' | (string & {});
  /** It reads or releases the response body itself. */
  readonly consumesBody?: boolean;
  /** Method that closes the session it returns. */
  readonly close?: string;
}

/** `settings['async-http']`, validated, with defaults filled in. */
export interface Settings {
  readonly runtime: 'node' | 'lambda' | 'workers' | 'browser';
  /** `all`: plain `--fix` also applies fixes that change when work happens or what is refused. */
  readonly fixes: 'safe' | 'all';
  readonly sharedSession: { readonly module: string; readonly export: string } | null;
  readonly limiter: { readonly module: string } | null;
  readonly clients: readonly ClientEntry[];
  readonly wrappers: readonly Wrapper[];
}
