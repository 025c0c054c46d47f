import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { unwrap, variableOf } from '../analysis/scope.js';
import { isTyped } from './created-type.js';
import { statementBefore } from './insert-statement.js';
import { freeName } from './names.js';
import type { Edit } from './plan.js';

/** How the items of a list are called where a stream takes them, and what gives the mapper their type back. */
export interface TypedItems {
  /** What stands for the list; `null`: it may stand where it is. */
  readonly name: string | null;
  readonly edits: readonly Edit[];
}

/**
 * A stream knows nothing of the types of its items. In TypeScript, a mapper that had them from the list is told them:
 * `(item: string) => …`, `(item: (typeof items)[number]) => …`. A list without a name gets one in front of the statement; or why it cannot.
 */
export function typedItems(file: SourceFile, call: TSESTree.CallExpression, items: Node, given: Node): TypedItems | { readonly because: string } {
  const mapper = unwrap(given);
  const [parameter] = 'params' in mapper ? (mapper as FunctionNode).params : [];
  if (!isTyped(file) || !parameter || parameter.type === 'RestElement' || annotated(parameter)) return { name: null, edits: [] };
  const because = 'a stream does not keep the types of the items';
  if (parameter.type === 'AssignmentPattern' || parameter.type === 'TSParameterProperty') return { because };
  const known = itemTypeOf(file, items);
  if (known !== null) return { name: null, edits: annotate(file, mapper as FunctionNode, parameter, known) };
  const statement = statementOf(call);
  if (!statement) return { because };
  const name = freeName(file, 'items', [call]);
  return { name, edits: [statementBefore(file, statement, `const ${name} = ${file.sourceCode.getText(items)}`), ...annotate(file, mapper as FunctionNode, parameter, `(typeof ${name})[number]`)] };
}

function annotated(parameter: Node): boolean {
  return 'typeAnnotation' in parameter && parameter.typeAnnotation !== undefined;
}

/** The type of an item, by the type that the list has in so many words, or by its name; `null` without either. */
function itemTypeOf(file: SourceFile, items: Node): string | null {
  if (items.type === 'TSAsExpression') return elementType(file, items.typeAnnotation);
  if (items.type !== 'Identifier') return null;
  const [definition] = variableOf(file, items)?.defs ?? [];
  const declared = (definition?.name as TSESTree.Identifier | undefined)?.typeAnnotation?.typeAnnotation;
  const element = declared && elementType(file, declared);
  if (element !== null && element !== undefined) return element;
  // What may be assigned again may have been `undefined` once.
  const isFixed = definition?.type === 'Variable' && definition.parent.kind === 'const' && !declared;
  return isFixed ? `(typeof ${items.name})[number]` : `NonNullable<typeof ${items.name}>[number]`;
}

/** `string` of `string[]`, `readonly string[]` and `Array<string>`. */
function elementType(file: SourceFile, type: TSESTree.TypeNode): string | null {
  if (type.type === 'TSTypeOperator' && type.operator === 'readonly' && type.typeAnnotation) return elementType(file, type.typeAnnotation);
  if (type.type === 'TSArrayType') return file.sourceCode.getText(type.elementType);
  const [element] = type.type === 'TSTypeReference' && /^(?:Readonly)?Array$/.test(file.sourceCode.getText(type.typeName)) ? (type.typeArguments?.params ?? []) : [];
  return element ? file.sourceCode.getText(element) : null;
}

function annotate(file: SourceFile, mapper: FunctionNode, parameter: Node, item: string): Edit[] {
  const type = `: ${item}`;
  const [start, end] = parameter.range;
  const isBare = mapper.type === 'ArrowFunctionExpression' && file.sourceCode.getTokenAfter(parameter)?.value === '=>';
  return isBare ? [{ range: [start, start], text: '(' }, { range: [end, end], text: `${type})` }] : [{ range: [end, end], text: type }];
}

/** The statement whose first act it is to work the list out: what stands in front of it runs right before. */
function statementOf(call: TSESTree.CallExpression): Node | null {
  let node: Node = call;
  for (let next = outerOf(node); next; next = outerOf(node)) node = next;
  const { parent } = node;
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ExpressionStatement') return parent;
  const declaration = parent?.type === 'VariableDeclarator' && parent.init === node ? parent.parent : null;
  return declaration?.declarations.length === 1 && !declaration.parent.type.startsWith('For') && !declaration.parent.type.startsWith('Export') ? declaration : null;
}

/** What only passes an expression on, or calls a method of what it gives. */
function outerOf(node: Node): Node | null {
  const { parent } = node;
  if (!parent) return null;
  if (['AwaitExpression', 'TSAsExpression', 'TSNonNullExpression', 'ChainExpression'].includes(parent.type)) return parent;
  const isCalled = parent.type === 'MemberExpression' && parent.object === node && parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
  return isCalled ? parent.parent : null;
}
