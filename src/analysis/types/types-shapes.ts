import type { Constant } from '../values/constants.js';
import type { Answer } from '../facts.js';
import { perNode, type Node, type SourceFile } from '../file.js';
import { packageOf } from './types-packages.js';
import { ask, builtInName, isAnything, isNothingType, symbolAt, type Program, type Type, type Types } from './types.js';

// Questions for any rule. Each needs types: without them, nothing is known.

/** Whether a value can be disposed of: its type has a method under `Symbol.asyncDispose` or `Symbol.dispose`. */
export const isDisposable: (file: SourceFile, node: Node) => Answer = perNode<Node, Answer>('unknown', (file, node) =>
  // The checker's own names for properties under well-known symbols.
  askOfAll(file, node, (type) => type.getProperties().some(({ name }) => /^__@(?:asyncDispose|dispose)\b/.test(name))),
);

/** Whether a value is a text or a `URL`, as addresses are. */
export const isText: (file: SourceFile, node: Node) => Answer = perNode<Node, Answer>('unknown', (file, node) =>
  askOfAll(file, node, (type, { program }) => isBuiltIn(program, type, /^(?:String|URL)$/)),
);

/** Whether a value is a list of items: an array, a tuple, a set or a map. */
export const isList: (file: SourceFile, node: Node) => Answer = perNode<Node, Answer>('unknown', (file, node) =>
  askOfAll(file, node, (type, { program, checker }) => checker.isTupleType(type) || isBuiltIn(program, type, /^(?:Readonly)?(?:Array|Set|Map)$/)),
);

/** A type of the language or of Node with one of these names. */
function isBuiltIn(program: Program, type: Type, names: RegExp): boolean {
  const { symbol } = type as Partial<Type>;
  const files = symbol && names.test(symbol.name) ? (symbol.declarations ?? []).map((declaration) => declaration.getSourceFile()) : [];
  return files.some((source) => program.isSourceFileDefaultLibrary(source) || packageOf(source.fileName)?.name === 'node');
}

/** How many items a list can have, by a type that says so: `readonly ['eu', 'us']`, `[string, string?]`. `null`: any number, or nobody knows. */
export const tupleLength: (file: SourceFile, node: Node) => number | null = perNode<Node, number | null>(null, (file, node) =>
  ask(file, node, (types, place) => {
    const lengths = membersOf(types, types.checker.getTypeAtLocation(place)).map((type) => lengthOf(types, type));
    return lengths.length > 0 && lengths.every((length) => length !== null) ? Math.max(...lengths) : null;
  }, null),
);

/**
 * The value of a name or member whose type leaves it no choice: `import { TIMEOUT } from './config'`, with
 * `export const TIMEOUT = 5000` there. The type it was declared with counts, not what it was narrowed to: an assignment
 * elsewhere would go unseen.
 */
export const literalOf: (file: SourceFile, node: Node) => Constant = perNode<Node, Constant>({ known: false }, (file, node) =>
  ask(file, node, (types, place) => {
    const symbol = symbolAt(types, place);
    return symbol ? valueOfLiteral(types.checker.getTypeOfSymbol(symbol)) : { known: false };
  }, { known: false }),
);

function valueOfLiteral(type: Type): Constant {
  if (type.isStringLiteral() || type.isNumberLiteral()) return { known: true, value: type.value };
  const name = builtInName(type);
  return name === 'true' || name === 'false' ? { known: true, value: name === 'true' } : { known: false };
}

/** A tuple says how long it is by the type of its `length`: `2`, `1 | 2`, or any number. */
function lengthOf(types: Types, type: Type): number | null {
  const length = types.checker.isTupleType(type) ? type.getProperty('length') : undefined;
  const lengths = length ? membersOf(types, types.checker.getTypeOfSymbol(length)).map((one) => (one.isNumberLiteral() ? one.value : null)) : [];
  return lengths.length > 0 && lengths.every((one) => one !== null) ? Math.max(...lengths) : null;
}

/** One answer for all that a value can be; nothing apart, which is neither. */
function askOfAll(file: SourceFile, node: Node, holds: (type: Type, types: Types) => boolean): Answer {
  return ask(file, node, (types, place) => {
    const members = membersOf(types, types.checker.getTypeAtLocation(place));
    if (members.length === 0 || members.some(isAnything)) return 'unknown';
    const apparent = members.map((type) => types.checker.getApparentType(type));
    // `object`, and type parameters: nothing is said of them.
    if (apparent.some((type) => type.getProperties().length === 0 && type.getCallSignatures().length === 0)) return 'unknown';
    const [first, ...others] = new Set(apparent.map((type) => holds(type, types)));
    return others.length > 0 ? 'unknown' : first ? 'yes' : 'no';
  }, 'unknown');
}

function membersOf({ checker }: Types, type: Type): readonly Type[] {
  const known = checker.getBaseConstraintOfType(type) ?? type;
  const members = known.isUnion() ? known.types : [known];
  return members.filter((member) => !isNothingType(member));
}
