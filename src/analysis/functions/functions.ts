import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { fieldsOf, parentOf, sideOf, type Field, type Owner } from './classes.js';
import { exportedValue } from '../values/exports.js';
import { perNode, type CallNode, type ClassNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { propertyOf } from '../options/options.js';
import { receiverOf } from './receivers.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';
import { isNothing } from '../values/values.js';

/**
 * The function of this file that an expression stands for: declarations, constants, methods, members of object literals.
 * `null` where it may be another one, too.
 */
export const functionOf: (file: SourceFile, callee: Node) => FunctionNode | null = perNode<Node, FunctionNode | null>(null, (file, callee) => {
  const inner = unwrap(callee);
  if (isFunction(inner)) return inner;
  switch (inner.type) {
    case 'Identifier': {
      const variable = variableOf(file, inner);
      return variable && functionHeldBy(file, variable);
    }
    case 'CallExpression': {
      const bound = boundBy(inner);
      return bound && functionOf(file, bound);
    }
    case 'AssignmentExpression':
      return inner.operator === '=' ? functionOf(file, inner.right) : null;
    case 'MemberExpression': {
      const key = keyOf(inner);
      return key === null ? null : memberFunction(file, inner.object, key);
    }
    default:
      return null;
  }
});

/** The method that an object of this file has under a name. */
function memberFunction(file: SourceFile, object: Node, key: string): FunctionNode | null {
  const fields = fieldsOf(file, object);
  if (fields) return methodOf(file, fields.get(key), key);
  const held = thisObject(file, object) ?? object;
  const property = exportedValue(file, held, key) ?? propertyOf(file, held, key);
  // What a getter gives is not the getter.
  return property && !isAccessor(property) ? functionOf(file, property) : null;
}

function methodOf(file: SourceFile, field: Field | undefined, key: string): FunctionNode | null {
  if (!field) return null;
  const [write, second] = field.writes.filter((value) => value !== field.method && !isNothing(value) && !isBound(value, key));
  if (field.method) return write ? null : field.method;
  return write && !second ? functionOf(file, write) : null;
}

/** `this.load = this.load.bind(this)`. */
function isBound(value: Node, key: string): boolean {
  const method = value.type === 'CallExpression' ? boundBy(value) : null;
  return method?.type === 'MemberExpression' && keyOf(method) === key;
}

/** What a call of `bind` binds. */
export function boundBy({ callee }: TSESTree.CallExpression): Node | null {
  return callee.type === 'MemberExpression' && includes(conventions.bindMethods, keyOf(callee) ?? '') ? unwrap(callee.object) : null;
}

/** The object whose member the function around `this` is, also by another name for it: `const self = this`. */
function thisObject(file: SourceFile, object: Node): Node | null {
  const inner = unwrap(object);
  if (inner.type === 'ThisExpression') {
    const receiver = receiverOf(inner);
    return receiver?.kind === 'object' ? receiver.object : null;
  }
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write && !second && write.path.length === 0 && unwrap(write.expression).type === 'ThisExpression' ? thisObject(file, write.expression) : null;
}

/** The object literal of this file that an expression stands for. */
export const literalOf: (file: SourceFile, object: Node) => TSESTree.ObjectExpression | null = perNode<Node, TSESTree.ObjectExpression | null>(null, (file, object) => {
  const inner = unwrap(object);
  if (inner.type === 'ObjectExpression') return inner;
  const held = thisObject(file, inner);
  if (held) return literalOf(file, held);
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const value = write && !second && write.path.length === 0 ? unwrap(write.expression) : null;
  return value?.type === 'ObjectExpression' ? value : null;
});

function isAccessor({ parent }: Node): boolean {
  return parent?.type === 'Property' && parent.kind !== 'init';
}

function functionHeldBy(file: SourceFile, variable: Variable): FunctionNode | null {
  const definition = variable.defs[0];
  if (definition?.type === 'FunctionName') {
    // Overloads are declared without a body; a name that is written to, or declared twice, may stand for something else.
    const [declared, second] = variable.defs.map(({ node }) => node as Node).filter(isFunction);
    return declared && !second && !variable.references.some((reference) => reference.isWrite()) ? declared : null;
  }
  if (definition?.type !== 'Variable') return null;
  const [write, second] = (writesOf(variable) ?? []).filter(({ expression }) => !isNothing(expression));
  if (!write || second) return null;
  const [first, ...rest] = write.path;
  if (first === undefined) return functionOf(file, write.expression);
  if (rest.length === 0) return memberFunction(file, write.expression, first);
  let node: Node | null = write.expression;
  for (const member of write.path) node = node && propertyOf(file, node, member);
  return node && functionOf(file, node);
}

/** The function that runs when a call of this file is made: the callee, or the constructor of a class of this file. */
export function calledFunction(file: SourceFile, call: CallNode): FunctionNode | null {
  if (call.type === 'CallExpression' && call.callee.type !== 'Super') return functionOf(file, call.callee);
  const side = sideOf(file, call.callee);
  return side ? constructorOf(file, side.owner) : functionOf(file, call.callee);
}

/** The constructor of a class, or the one it inherits. */
const constructorOf: (file: SourceFile, owner: Owner) => FunctionNode | null = perNode<Owner, FunctionNode | null>(null, (file, owner) => {
  if (isFunction(owner)) return owner;
  const own = owner.body.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value));
  if (own?.type === 'MethodDefinition') return own.value as FunctionNode;
  const parent = parentOf(file, owner);
  return parent && constructorOf(file, parent);
});

/** The parameter of a function of this file that takes an argument of a call. */
export function parameterFor(file: SourceFile, call: CallNode, argument: Node): Variable | null {
  const parameter = calledFunction(file, call)?.params[call.arguments.indexOf(argument as never)];
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return name?.type === 'Identifier' ? variableOf(file, name) : null;
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
  if (parent?.type === 'MethodDefinition' && parent.kind === 'constructor') return classNameOf(parent.parent.parent);
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property') return keyOf(parent);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') return keyOf(parent.left);
  return null;
}

/** The name of a class, or of the variable that holds it. */
export function classNameOf({ id, parent }: ClassNode): string | null {
  if (id) return id.name;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : null;
}

export function includes(list: readonly string[], name: string): boolean {
  return list.includes(name);
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
