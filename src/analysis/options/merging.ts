import { conventions } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { importedAs } from '../values/imports.js';
import { isObjectAssign } from '../values/mutations.js';

/** The objects that a call lays over each other, the one that wins first; `null` when it does something else. Spread arguments count, too. */
export function mergedObjects(file: SourceFile, call: Node): readonly Node[] | null {
  if (call.type !== 'CallExpression') return null;
  if (isObjectAssign(file, call)) return call.arguments.toReversed();
  const path = globalPath(file, call.callee);
  const [first] = call.arguments;
  if (path !== null) return first && conventions.sameObjectCalls.test(path) ? [first] : null;
  const wins = winnerOf(file, call.callee);
  return wins && (wins === 'first' ? call.arguments : call.arguments.toReversed());
}

const winners: ReadonlyMap<string, 'first' | 'last'> = new Map(conventions.mergers.flatMap(({ modules, exports, wins }) => modules.flatMap((module) => exports.map((name) => [`${module}:${name}`, wins] as const))));

/** `_.merge`, also as the default export of `lodash/merge`. */
function winnerOf(file: SourceFile, callee: Node): 'first' | 'last' | null {
  const imported = importedAs(file, callee);
  if (!imported) return null;
  const { module, path } = imported;
  return winners.get(`${module}:${path.join('.')}`) ?? (path.length === 0 ? winners.get(module.replace(/\/(?=[^/]+$)/, ':')) : undefined) ?? null;
}
