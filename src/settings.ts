import type { ClientEntry } from './catalog/types.js';
import { checkSettings } from './settings/check.js';
import { wrapperEntries } from './settings/wrappers.js';

/** A function of the project that wraps HTTP calls. */
export interface Wrapper {
  /** Package name, alias as written in imports, or project path (`./src/lib/http`). */
  readonly module: string;
  /** Export name; `default` for the default export. */
  readonly name: string;
  readonly kind: 'request' | 'session' | 'limiter';
  /** `builtin`: it has a deadline of its own; or the name of the option (of its last argument) that sets one. */
  readonly timeout?: 'builtin' | (string & {});
  /** `false`: it resolves to a `Response` whose body is left to the caller. Default: it reads the body itself. */
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
  /** The user's entries: those written as such, then those made from the wrappers. */
  readonly clients: readonly ClientEntry[];
  readonly wrappers: readonly Wrapper[];
}

const DEFAULTS: Settings = Object.freeze({ runtime: 'node', fixes: 'safe', sharedSession: null, limiter: null, clients: [], wrappers: [] });

type Outcome = { readonly settings: Settings } | { readonly problem: string };

const outcomes = new WeakMap<object, Outcome>();

/**
 * Our part of ESLint's `settings` object, checked and with defaults filled in. The same object in gives the same object out,
 * and costs nothing when our key is absent.
 *
 * @throws {Error} naming every problem: its path, what was given, what is allowed.
 */
export function readSettings(settings: unknown): Settings {
  if (typeof settings !== 'object' || settings === null) return DEFAULTS;
  const known = outcomes.get(settings);
  const outcome = known ?? read(settings as Readonly<Record<string, unknown>>);
  if (!known) outcomes.set(settings, outcome);
  // A new error each time: ESLint adds the file and the rule to the message of the one it catches.
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome.settings;
}

function read(settings: Readonly<Record<string, unknown>>): Outcome {
  try {
    const raw = settings['async-http'];
    if (raw === undefined) return { settings: DEFAULTS };
    const given = { ...DEFAULTS, ...checkSettings(raw) };
    // Hand-written entries win over wrappers, and both over the catalogue.
    return { settings: { ...given, clients: [...given.clients, ...wrapperEntries(given.wrappers)] } };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
