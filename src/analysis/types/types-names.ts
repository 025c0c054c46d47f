import { perNode, type Node, type SourceFile } from '../file.js';
import { ask, type Type, type Types } from './types.js';
import { homesOf, type Home } from './types-homes.js';

/** Longer chains of heirs than this are not followed. */
const deepest = 6;

/** By which names the catalogue may know an annotated type: those behind an alias, mixed into it, and extended by it. Empty without types. */
export const declaredTypes: (file: SourceFile, annotation: Node) => readonly Home[] = perNode<Node, readonly Home[]>([], (file, annotation) =>
  ask(file, annotation, (types, place) => namesOf(file, types, types.checker.getTypeAtLocation(place), 0), []),
);

function namesOf(file: SourceFile, types: Types, type: Type, depth: number): readonly Home[] {
  if (depth > deepest) return [];
  const again = (part: Type) => namesOf(file, types, part, depth + 1);
  const { symbol, target = type } = type as Partial<Type> & { readonly target?: Type };
  const own = [type.aliasSymbol, symbol].flatMap((one) => (one ? homesOf(file, types, one) : []));
  const parts = type.isIntersection() ? type.types : target.isClassOrInterface() ? types.checker.getBaseTypes(target) : [];
  return [...own, ...parts.flatMap(again)];
}
