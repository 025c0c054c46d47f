import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { perFile, type FunctionNode, type Node, type SourceFile } from './file.js';

export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;

/** A value flowing into a variable: an expression, and the path taken out of it by destructuring. */
export interface Write {
  readonly expression: TSESTree.Expression;
  readonly path: readonly string[];
  readonly node: Node;
}

interface Names {
  readonly references: Map<Node, Reference>;
  readonly declared: Map<Node, Variable>;
}

/** Every identifier of the file with what it refers to. */
const namesOf = perFile((file): Names => {
  const references = new Map<Node, Reference>();
  const declared = new Map<Node, Variable>();
  for (const scope of file.sourceCode.scopeManager?.scopes ?? []) {
    for (const reference of scope.references) references.set(reference.identifier, reference);
    for (const variable of scope.variables) for (const name of variable.identifiers) declared.set(name, variable);
  }
  return { references, declared };
});

/** The variable an identifier stands for; `null` for globals and names that are no variables. */
export function variableOf(file: SourceFile, identifier: Node): Variable | null {
  const { references, declared } = namesOf(file);
  const variable = references.get(identifier)?.resolved ?? declared.get(identifier) ?? null;
  return variable && variable.defs.length > 0 ? variable : null;
}

/** Whether an identifier is a reference to a global (declared in the configuration or not at all). */
export function isGlobal(file: SourceFile, identifier: Node): boolean {
  const reference = namesOf(file).references.get(identifier);
  return reference !== undefined && (reference.resolved === null || reference.resolved.defs.length === 0);
}

/** Values written to a variable, or `null` when some of them cannot be seen (loops, parameters, catch clauses). */
export function writesOf(variable: Variable): readonly Write[] | null {
  return writesAmong(variable.references);
}

/** Values written to a parameter after it was given, its default apart. */
export function rewritesOf(parameter: Variable): readonly Write[] | null {
  return writesAmong(parameter.references.filter(({ init }) => !init));
}

function writesAmong(references: readonly Reference[]): readonly Write[] | null {
  const writes: Write[] = [];
  for (const reference of references) {
    if (!reference.isWrite()) continue;
    if (!reference.writeExpr) return null;
    const path = patternPath(reference.identifier, reference.writeExpr);
    if (!path) return null;
    writes.push({ expression: reference.writeExpr as TSESTree.Expression, path, node: reference.identifier });
  }
  return writes;
}

/** What an expression adds to the variable it is written to: `make()`, of `agent = agent || make()`. */
export function valueWritten(file: SourceFile, variable: Variable, expression: TSESTree.Expression): TSESTree.Expression {
  const isSelf = expression.type === 'LogicalExpression' && expression.operator !== '&&' && variableOf(file, expression.left) === variable;
  return isSelf ? expression.right : expression;
}

/** Path from a destructuring pattern's root down to a name in it; `null` when the value cannot be followed. */
export function patternPath(identifier: Node, written: Node | null): readonly string[] | null {
  const path: string[] = [];
  let node: Node = identifier;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case 'Property': {
        const key = keyOf(parent);
        if (key === null || parent.value !== node) return null;
        path.unshift(key);
        break;
      }
      case 'AssignmentPattern':
        if (parent.right === written) return path;
        break;
      case 'ObjectPattern':
      case 'RestElement':
        break;
      case 'ArrayPattern':
        path.unshift(`[${parent.elements.indexOf(node as never)}]`);
        break;
      case 'VariableDeclarator':
        return parent.parent.parent.type === 'ForOfStatement' || parent.parent.parent.type === 'ForInStatement' ? null : path;
      case 'AssignmentExpression':
        return parent.operator === '=' || parent.operator === '??=' || parent.operator === '||=' ? path : null;
      default:
        return isFunction(parent) ? path : null;
    }
  }
  return null;
}

/** Name of a property, member or method, when it is fixed in the source. */
export function keyOf(node: TSESTree.Property | TSESTree.MemberExpression | TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.AccessorProperty | Node): string | null {
  if (node.type === 'MemberExpression') return staticKey(node.property, node.computed);
  if ('key' in node && 'computed' in node) return staticKey(node.key, node.computed);
  return null;
}

function staticKey(key: Node, computed: boolean): string | null {
  if (!computed) {
    if (key.type === 'Identifier') return key.name;
    if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  }
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? null;
  return null;
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration';
}

/** The innermost function around a node, the node itself left out; `null` at module level. */
export function functionAround(node: Node): FunctionNode | null {
  for (let parent = node.parent; parent; parent = parent.parent) if (isFunction(parent)) return parent;
  return null;
}

/** The node without casts, parentheses-like wrappers and optional chains around its value. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrap(node.expression);
    case 'SequenceExpression':
      return unwrap(node.expressions.at(-1) ?? node);
    default:
      return node;
  }
}

/** The outermost node that has the same value: casts, chains, `await` and sequences around it. */
export function wrapped(node: Node, { awaits = true } = {}): Node {
  const { parent } = node;
  switch (parent?.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return wrapped(parent, { awaits });
    case 'AwaitExpression':
      return awaits ? wrapped(parent, { awaits }) : node;
    default:
      return node;
  }
}

export function isInside(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}
