import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { classOf, fieldsOf } from './classes.js';
import { perFile, perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { propertyOf } from './options.js';
import { functionAround, isFunction, keyOf, unwrap, variableOf, writesOf, type Variable } from './scope.js';

/** The function of this file that an expression stands for: declarations, constants, methods, members of object literals. */
export const functionOf: (file: SourceFile, callee: Node) => FunctionNode | null = perNode<Node, FunctionNode | null>(null, (file, callee) => {
  const inner = unwrap(callee);
  if (isFunction(inner)) return inner;
  if (inner.type === 'Identifier') {
    const variable = variableOf(file, inner);
    return variable && functionHeldBy(file, variable);
  }
  if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && keyOf(inner.callee) === 'bind') return functionOf(file, inner.callee.object);
  if (inner.type !== 'MemberExpression') return null;
  const key = keyOf(inner);
  if (key === null) return null;
  const fields = fieldsOf(file, inner.object);
  if (fields) return fields.get(key)?.method ?? null;
  const property = propertyOf(file, inner.object, key);
  return property && functionOf(file, property);
});

function functionHeldBy(file: SourceFile, variable: Variable): FunctionNode | null {
  const definition = variable.defs[0];
  if (definition?.type === 'FunctionName') return isFunction(definition.node) ? (definition.node) : null;
  if (definition?.type !== 'Variable') return null;
  const [write, second] = writesOf(variable) ?? [];
  if (!write || second) return null;
  if (write.path.length === 0) return functionOf(file, write.expression);
  let node: Node | null = write.expression;
  for (const member of write.path) node = node && propertyOf(file, node, member);
  return node && functionOf(file, node);
}

/** The function that runs when a call of this file is made: the callee, or the constructor of a class of this file. */
export function calledFunction(file: SourceFile, call: CallNode): FunctionNode | null {
  if (call.type === 'CallExpression') return functionOf(file, call.callee);
  const owner = classOf(file, call.callee);
  const made = owner?.body.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');
  return made?.type === 'MethodDefinition' && isFunction(made.value) ? made.value : null;
}

/** A place where a function is mentioned other than being called. */
export interface Mention { readonly node: Node; readonly as: 'argument' | 'exported' | 'other' }

/** Where a function goes as a value: passed as a callback, exported, kept. Methods count as exported with their class. */
export const mentionsOf = perNode<FunctionNode, readonly Mention[]>([], (file, node) => {
  const { parent } = node;
  if (parent?.type === 'MethodDefinition' || (parent?.type === 'PropertyDefinition' && parent.value === node)) {
    const isPrivate = parent.key.type === 'PrivateIdentifier' || parent.accessibility === 'private';
    return [...(isPrivate ? [] : [{ node: parent, as: 'exported' } as const]), ...(givenMethods(file).get(node) ?? [])];
  }
  const name = nameOf(node);
  const variable = name && variableOf(file, name);
  const holder = wrappedHolder(node);
  const mentions: Mention[] = [];
  if (!variable) {
    if (parent && !isCallee(node)) mentions.push({ node, as: isArgument(node) ? 'argument' : isExported(node) ? 'exported' : 'other' });
    return mentions;
  }
  if (holder && isExported(holder)) mentions.push({ node: holder, as: 'exported' });
  for (const { identifier, writeExpr } of variable.references) {
    const reference = identifier as Node;
    if (writeExpr || isCallee(reference)) continue;
    mentions.push({ node: reference, as: isArgument(reference) ? 'argument' : isExported(reference) ? 'exported' : 'other' });
  }
  return mentions;
});

/** Methods given to calls: `app.get('/', this.list)`, `xs.map(this.#load)`, `controller.list.bind(controller)`. */
const givenMethods = perFile((file) => {
  const given = new Map<FunctionNode, Mention[]>();
  for (const { arguments: list } of file.nodes.calls) {
    for (const argument of list) {
      const inner = unwrap(argument);
      const bound = inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && keyOf(inner.callee) === 'bind' ? unwrap(inner.callee.object) : inner;
      const key = bound.type === 'MemberExpression' ? keyOf(bound) : null;
      const method = bound.type === 'MemberExpression' && key !== null ? fieldsOf(file, bound.object)?.get(key)?.method : null;
      if (method) given.set(method, [...(given.get(method) ?? []), { node: argument, as: 'argument' }]);
    }
  }
  return given;
});

function wrappedHolder(node: FunctionNode): Node | null {
  if (node.type === 'FunctionDeclaration') return node;
  return node.parent?.type === 'VariableDeclarator' ? (node.parent.parent ?? null) : null;
}

/** The identifier a function is known by in its scope. */
export function nameOf(node: FunctionNode): TSESTree.Identifier | null {
  if (node.type === 'FunctionDeclaration') return node.id;
  const { parent } = node;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id;
  if (parent?.type === 'AssignmentExpression' && parent.right === node && parent.left.type === 'Identifier') return parent.left;
  return null;
}

/** A name for messages: the function's, its method's or its property's; `null` when it has none. */
export function labelOf(node: FunctionNode): string | null {
  const { parent } = node;
  const own = nameOf(node)?.name ?? (node.type === 'FunctionExpression' ? node.id?.name : undefined);
  if (own) return own;
  if (parent?.type === 'MethodDefinition' && parent.kind === 'constructor') return parent.parent.parent.id?.name ?? null;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property') return keyOf(parent);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') return keyOf(parent.left);
  return null;
}

export function isCallee(node: Node): boolean {
  const outer = node.parent?.type === 'ChainExpression' ? node.parent : node;
  return (outer.parent?.type === 'CallExpression' || outer.parent?.type === 'NewExpression') && outer.parent.callee === outer;
}

function isArgument(node: Node): boolean {
  return (node.parent?.type === 'CallExpression' || node.parent?.type === 'NewExpression') && node.parent.callee !== node;
}

/** `export`ed, or assigned to `module.exports` / `exports.x`. */
export function isExported(node: Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type.startsWith('Export')) return true;
    if (parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
      let root: Node = parent.left;
      while (root.type === 'MemberExpression') root = root.object;
      return root.type === 'Identifier' && (root.name === 'module' || root.name === 'exports');
    }
    if (!['Property', 'ObjectExpression', 'VariableDeclarator', 'VariableDeclaration', 'ClassBody', 'ClassDeclaration', 'ClassExpression'].includes(parent.type)) return false;
  }
  return false;
}

/** How a function given to a call is run. */
export type CallbackRole = 'iteration' | 'immediate' | 'promise' | 'memo' | 'other';

/** How the call around a function expression (or a reference to one) runs it; `null` when it is no argument. */
export function callbackRole(node: Node): CallbackRole | null {
  if (isCallee(node)) return 'immediate';
  const call = node.parent;
  if (!isArgument(node) || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) return null;
  const callee = unwrap(call.callee);
  if (call.type === 'NewExpression') return callee.type === 'Identifier' && includes(conventions.immediateConstructors, callee.name) ? 'immediate' : 'other';
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : null;
  if (name === null) return 'other';
  if (callee.type === 'MemberExpression') {
    const object = unwrap(callee.object);
    if (object.type === 'Identifier' && Object.hasOwn(conventions.iterationCalls, object.name)) {
      return includes(conventions.iterationCalls[object.name as keyof typeof conventions.iterationCalls], name) ? 'iteration' : 'other';
    }
    if (includes(conventions.iterationMethods, name) && call.arguments[0] === node) return 'iteration';
    if (includes(conventions.immediateMethods, name)) return 'immediate';
    if (includes(conventions.promiseMethods, name)) return 'promise';
  }
  // `emitter.once('event', f)` keeps nothing; `once(f)` does.
  return includes(conventions.memoWrappers, name) && call.arguments[0] === node ? 'memo' : 'other';
}

export function includes(list: readonly string[], name: string): boolean {
  return list.includes(name);
}

/**
 * The function whose frame really runs this node: callbacks that run at once (`map`, promise executors, IIFEs) belong
 * to the function around them. `null` at module level.
 */
export function runningFunction(node: Node): FunctionNode | null {
  let current = functionAround(node);
  while (current && !current.generator) {
    const role = callbackRole(current);
    if (role !== 'iteration' && role !== 'immediate') return current;
    current = functionAround(current);
  }
  return current;
}

/** Whether a node runs as part of a function's work: in it, in callbacks that run at once, and in those of its promises. */
export function isPartOf(node: Node, frame: FunctionNode | null): boolean {
  for (let around = functionAround(node); around !== frame; around = functionAround(around)) {
    const role = around && !around.generator ? callbackRole(around) : null;
    if (!around || (role !== 'iteration' && role !== 'immediate' && role !== 'promise')) return false;
  }
  return true;
}

/** Everything a function can return: `return x`, or the body of an arrow function. */
export const returnedExpressions = perNode<FunctionNode, readonly TSESTree.Expression[]>([], (_file, node) => {
  if (node.body.type !== 'BlockStatement') return [node.body];
  const found: TSESTree.Expression[] = [];
  const visit = (statement: Node | null | undefined): void => {
    switch (statement?.type) {
      case 'ReturnStatement':
        if (statement.argument) found.push(statement.argument);
        break;
      case 'BlockStatement':
        statement.body.forEach(visit);
        break;
      case 'IfStatement':
        visit(statement.consequent);
        visit(statement.alternate);
        break;
      case 'TryStatement':
        visit(statement.block);
        visit(statement.handler?.body);
        visit(statement.finalizer);
        break;
      case 'SwitchStatement':
        statement.cases.forEach((branch) => branch.consequent.forEach(visit));
        break;
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'LabeledStatement':
        visit(statement.body);
        break;
      default:
    }
  };
  visit(node.body);
  return found;
});

/** Whether a node runs while an object is made: in a constructor or a field initialiser. */
export function isConstruction(node: Node): boolean {
  const around = runningFunction(node);
  if (around?.parent?.type === 'MethodDefinition' && around.parent.kind === 'constructor') return true;
  for (let current: Node | undefined = node; current && current !== around; current = current.parent) if (current.type === 'PropertyDefinition') return true;
  return false;
}
