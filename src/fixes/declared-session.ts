import type { SourceFile } from '../analysis/file.js';
import { isTyped, typeOfCreated } from './created-type.js';
import { semicolonsOf, newlineOf } from './layout.js';
import { freeName } from './names.js';
import { capital } from './session-name.js';
import { annotationOf, referencesOf, type Place } from './session-place.js';

/**
 * Where a session of the module is kept.
 *
 * - `module`: a constant, made when the module loads.
 * - `lazy`: a variable, filled when a function first asks for it.
 * - `global`: a constant whose value outlives the module: a development server that loads it again finds the session there.
 */
export type SharedPlace = 'module' | 'lazy' | 'global';

/** The declaration of a session, and what stands for it where it is used: its name, or a call. */
export interface DeclaredSession { readonly text: string; readonly use: string }

/** Declares a session of the module under a name near the wanted one. */
export function declareSession(file: SourceFile, places: readonly Place[], wanted: string, created: string, kept: SharedPlace): DeclaredSession {
  const [place] = places;
  const end = semicolonsOf(file);
  const type = place && isTyped(file) ? typeOfCreated(file, place) : null;
  if (kept === 'lazy') {
    const at = places.map(({ creation }) => creation);
    const [held, getter] = [freeName(file, `shared${capital(wanted)}`, at), freeName(file, `get${capital(wanted)}`, at)];
    return { text: `let ${held}${type === null ? '' : `: ${type} | undefined`}${end}${newlineOf(file)}const ${getter} = () => (${held} ??= ${created})${end}`, use: `${getter}()` };
  }
  const name = freeName(file, wanted, places.flatMap((one) => referencesOf(one)), places.flatMap(({ declaration, variable }) => (declaration && variable ? [variable] : [])));
  const annotation = place ? annotationOf(file, place) : '';
  if (kept === 'module') return { text: `const ${name}${annotation} = ${created}${end}`, use: name };
  const key = `__${keyFor(file)}${capital(name)}`;
  const store = type === null ? 'globalThis' : `(globalThis as typeof globalThis & { ${key}?: ${type} })`;
  return { text: `const ${name}${annotation} = (${store}.${key} ??= ${created})${end}`, use: name };
}

/** The path of the file in its project as one word: sessions of other files must not be found under the same key. */
function keyFor({ filename, cwd }: SourceFile): string {
  const path = filename.startsWith(`${cwd}/`) ? filename.slice(cwd.length + 1) : filename;
  const words = path.replace(/\.[cm]?[jt]sx?$/, '').split(/[^\p{ID_Continue}]+/u).filter((word) => word !== '');
  return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
}
