/** One thing that is wrong with the settings. */
export interface Problem {
  /** Where: `settings['async-http'].clients[0].id`. */
  readonly path: string;
  /** What was given and what is allowed. */
  readonly text: string;
}

export type Key = string | number;

const MOST_SHOWN = 20;

/** A path as people would write it in JavaScript. */
export function pathText(keys: readonly Key[]): string {
  return keys.reduce<string>((path, key) => path + memberText(key), "settings['async-http']");
}

function memberText(key: Key): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `['${shorten(key)}']`;
}

/** A value in few words, whatever it is. Never calls code of the value. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'undefined': return 'nothing';
    case 'string': return JSON.stringify(shorten(value));
    case 'function': return 'a function';
    case 'symbol': return 'a symbol';
    case 'bigint': return 'a bigint';
    case 'object': return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object';
    default: return String(value);
  }
}

/** Alternatives, as in a type: `"a" | "b"`. */
export function alternatives(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(' | ');
}

/** The one error that names every problem, one a line. */
export function settingsError(problems: readonly Problem[]): Error {
  const lines = problems.slice(0, MOST_SHOWN).map(({ path, text }) => `- ${path}: ${text}`);
  if (problems.length > MOST_SHOWN) lines.push(`- and ${problems.length - MOST_SHOWN} more`);
  return new Error(`Invalid settings of eslint-plugin-async-http:\n${lines.join('\n')}`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
