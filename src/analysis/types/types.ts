import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import { perFile, type Node, type SourceFile } from '../file.js';

export type Program = ParserServicesWithTypeInformation['program'];
export type Checker = ReturnType<Program['getTypeChecker']>;
export type Type = ReturnType<Checker['getTypeAtLocation']>;
export type TypeSymbol = NonNullable<ReturnType<Checker['getSymbolAtLocation']>>;
export type Declaration = NonNullable<TypeSymbol['declarations']>[number];
type Place = Parameters<Checker['getTypeAtLocation']>[0];

/** The program a file belongs to, as its parser offers it. */
export interface Types {
  readonly program: Program;
  readonly checker: Checker;
  readonly nodes: ParserServicesWithTypeInformation['esTreeNodeToTSNodeMap'];
}

/** `null` without types: another parser, or a parser that was not told of a project. */
const typesOf = perFile((file): Types | null => {
  try {
    const { program, esTreeNodeToTSNodeMap: nodes } = (file.sourceCode.parserServices ?? {}) as Partial<ParserServicesWithTypeInformation>;
    if (!program || !nodes) return null;
    return {
      program,
      nodes,
      // Made when first asked for: that alone costs more than all questions to it.
      get checker() {
        return program.getTypeChecker();
      },
    };
  } catch {
    return null;
  }
});

export function hasTypes(file: SourceFile): boolean {
  return typesOf(file) !== null;
}

/** Asks the type checker about a node. Without types, and where the checker stumbles over the code, the answer is `otherwise`. */
export function ask<T>(file: SourceFile, node: Node, question: (types: Types, place: Place) => T, otherwise: T): T {
  const types = typesOf(file);
  if (!types) return otherwise;
  try {
    // Parsers that take a file apart (templates, several scripts) know only some of its nodes.
    const place = types.nodes.get(node as never) as Place | undefined;
    return place ? question(types, place) : otherwise;
  } catch {
    return otherwise;
  }
}

/** TypeScript's own bits for kinds of symbols, of those read here: the same from 4.8 to 6.0. Those for types are not, so types are told apart by what they have. */
export const symbolFlags = { variable: 3, function: 16, class: 32, module: 512, method: 8192, alias: 2_097_152 } as const;

/** The name of a type that is built into the checker: `any`, `undefined`, `true`. */
export function builtInName(type: Type): string | undefined {
  return (type as { readonly intrinsicName?: string }).intrinsicName;
}

/** Nothing is known of such a value: it is `any`, `unknown`, or its type cannot be found. */
export function isAnything(type: Type): boolean {
  return /^(?:any|unknown|error|unresolved)$/.test(builtInName(type) ?? '');
}

/** `undefined` and `null`, which stand for "not yet". */
export function isNothingType(type: Type): boolean {
  return /^(?:undefined|null)$/.test(builtInName(type) ?? '');
}

/** The symbol behind a name: imports and re-exports are followed to the declaration. */
export function symbolAt({ checker }: Types, place: Place): TypeSymbol | null {
  const symbol = checker.getSymbolAtLocation(place);
  if (!symbol) return null;
  return symbol.flags & symbolFlags.alias ? checker.getAliasedSymbol(symbol) : symbol;
}
