import { product, sum, type Bound } from './amounts.js';
import { boundOf } from './bounds.js';
import type { Node, SourceFile } from '../file.js';
import { isPartOf, runningFunction } from '../functions/frames.js';
import { fillingsOf, subjectOf, type Filling } from './lists.js';
import { turnsAround } from '../paths/loops.js';

/** How many items are put into a list, set or object after it was made? */
export function growthOf(file: SourceFile, list: Node): Bound {
  const subject = subjectOf(file, list);
  const fillings = subject ? fillingsOf(file, subject) : [];
  if (!subject || fillings.length === 0) return 0;
  const declared = 'defs' in subject ? (subject.identifiers[0] ?? null) : null;
  return sum(fillings.map((filling) => (declared && isPartOf(file, filling.at, runningFunction(file, declared)) ? addedBy(file, filling, declared) : 'unbounded')));
}

/** Waiting or not, each turn of a loop adds to it. */
function addedBy(file: SourceFile, { at, value, spread }: Filling, declared: Node): Bound {
  const turns = turnsAround(file, at, declared).map(({ loop }) => loop?.bound ?? 'unbounded');
  return product([...turns, spread ? boundOf(file, value) : 1]);
}
