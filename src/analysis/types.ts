import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import { perFile, type Node, type SourceFile } from './file.js';

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

/** What TypeScript's own bits mean, of those read here. They are part of its public interface, and the same in every version since 4.8. */
export const symbolFlags = { variable: 3, function: 16, class: 32, module: 512, method: 8192, alias: 2_097_152 } as const;
export const typeFlags = { anything: 3, booleanLiteral: 512, undefined: 32_768, null: 65_536, object: 524_288 } as const;

/** The symbol behind a name: imports and re-exports are followed to the declaration. */
export function symbolAt({ checker }: Types, place: Place): TypeSymbol | null {
  const symbol = checker.getSymbolAtLocation(place);
  if (!symbol) return null;
  return symbol.flags & symbolFlags.alias ? checker.getAliasedSymbol(symbol) : symbol;
}
