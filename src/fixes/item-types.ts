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
 * `(item: (typeof items)[number]) => …`. A list without a name gets one in front of the statement; or why it cannot.
 */
export function typedItems(file: SourceFile, call: TSESTree.CallExpression, items: Node, given: Node): TypedItems | { readonly because: string } {
  const mapper = unwrap(given);
  const [parameter] = 'params' in mapper ? (mapper as FunctionNode).params : [];
  if (!isTyped(file) || !parameter || parameter.type === 'RestElement' || annotated(parameter)) return { name: null, edits: [] };
  const because = 'a stream does not keep the types of the items';
  if (parameter.type === 'AssignmentPattern' || parameter.type === 'TSParameterProperty') return { because };
  const known = nameOf(file, items);
  if (known !== null) return { name: null, edits: annotate(file, mapper as FunctionNode, parameter, known) };
  const statement = statementOf(call);
  if (!statement) return { because };
  const name = freeName(file, 'items', [call]);
  return { name, edits: [statementBefore(file, statement, `const ${name} = ${file.sourceCode.getText(items)}`), ...annotate(file, mapper as FunctionNode, parameter, `typeof ${name}`)] };
}

function annotated(parameter: Node): boolean {
  return 'typeAnnotation' in parameter && parameter.typeAnnotation !== undefined;
}

/** `typeof items`. What may be assigned again may have been `undefined` once. */
function nameOf(file: SourceFile, items: Node): string | null {
  const inner = unwrap(items);
  if (inner !== items || inner.type !== 'Identifier') return null;
  const [definition] = variableOf(file, inner)?.defs ?? [];
  const isFixed = definition?.type === 'Variable' && definition.parent.kind === 'const' && definition.node.id.typeAnnotation === undefined;
  return isFixed ? `typeof ${inner.name}` : `NonNullable<typeof ${inner.name}>`;
}

function annotate(file: SourceFile, mapper: FunctionNode, parameter: Node, list: string): Edit[] {
  const type = `: ${list.startsWith('typeof') ? `(${list})` : list}[number]`;
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
