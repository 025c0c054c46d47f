import { pathText, type Key, type Problem } from './problem.js';

/** Deeper than any valid value; stops endless nesting before it becomes a stack overflow. */
const MOST_DEPTH = 16;
/** More values than any project has clients and wrappers; stops huge sparse arrays and shared sub-trees that multiply. */
const MOST_VALUES = 1_000_000;

interface Copying {
  readonly problems: Problem[];
  /** The objects we are inside of: meeting one again is a cycle. */
  readonly open: Set<object>;
  left: number;
}

/**
 * A copy of arrays and objects without keys that hold `undefined`, so that checking meets no cycle, no getter and no key
 * of `Object.prototype`. What had to be left out is named in `problems`. Other values are kept as they are.
 * `complete` is false when copying stopped half-way.
 */
export function copyPlain(value: unknown): { readonly value: unknown; readonly problems: readonly Problem[]; readonly complete: boolean } {
  const copying: Copying = { problems: [], open: new Set(), left: MOST_VALUES };
  return { value: copy(value, [], copying), problems: copying.problems, complete: copying.left > 0 };
}

function copy(value: unknown, path: readonly Key[], copying: Copying): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (copying.left <= 0) return undefined;
  if (copying.open.has(value)) return refuse('contains itself, allowed: data without cycles', path, copying);
  if (path.length > MOST_DEPTH) return refuse('nested too deeply', path, copying);

  copying.open.add(value);
  try {
    return Array.isArray(value) ? copyArray(value, path, copying) : isRecord(value) ? copyRecord(value, path, copying) : value;
  } catch {
    return refuse('cannot be read', path, copying);
  } finally {
    copying.open.delete(value);
  }
}

function copyArray(array: readonly unknown[], path: readonly Key[], copying: Copying): unknown[] {
  const result: unknown[] = [];
  for (let index = 0; index < array.length && spend(path, copying); index++) {
    result.push(copy(array[index], [...path, index], copying));
  }
  return result;
}

function copyRecord(record: Readonly<Record<string, unknown>>, path: readonly Key[], copying: Copying): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(record)) {
    if (!spend(path, copying)) break;
    if (key in Object.prototype || key === 'prototype') {
      refuse('not allowed as a key', [...path, key], copying);
      continue;
    }
    const value = record[key];
    if (value !== undefined) result[key] = copy(value, [...path, key], copying);
  }
  return result;
}

function spend(path: readonly Key[], copying: Copying): boolean {
  copying.left -= 1;
  if (copying.left === 0) refuse(`too large, allowed: ${MOST_VALUES.toLocaleString('en')} values in all`, path, copying);
  return copying.left > 0;
}

function refuse(text: string, path: readonly Key[], { problems }: Copying): unknown {
  problems.push({ path: pathText(path), text });
  return undefined;
}

/** An object that is neither an array nor one of the built-in kinds (`Map`, `Date` …). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
