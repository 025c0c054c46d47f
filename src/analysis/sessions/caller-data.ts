import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callersOf } from '../functions/callers.js';
import { callbackRole } from '../functions/callbacks.js';
import { entryRole } from '../runs/entries.js';
import { perNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { isFunction, isInside, unwrap, variableOf, writesOf, type Variable } from '../scope.js';

/**
 * Where a value comes from. `request`: from what a handler of requests is given, or from a part of a request; `caller`: from what a function is given whose callers do
 * not show; `elsewhere`: from anything else.
 */
export type Source = 'request' | 'caller' | 'elsewhere';

/** Whose value is this? What other calls make of a request's data is still about that request; what they make of a caller's data may be anything. */
export const sourceOf: (file: SourceFile, node: Node) => Source = perNode<Node, Source>('elsewhere', (file, node) => {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return ofVariable(file, variableOf(file, inner));
    case 'MemberExpression':
      if (isRequestPart(file, inner)) return 'request';
      return first([sourceOf(file, inner.object), ...(inner.computed ? [sourceOf(file, inner.property)] : [])]);
    case 'AwaitExpression':
      return sourceOf(file, inner.argument);
    case 'TemplateLiteral':
      return first(inner.expressions.map((part) => sourceOf(file, part)));
    case 'BinaryExpression':
    case 'LogicalExpression':
      return first([sourceOf(file, inner.left), sourceOf(file, inner.right)]);
    case 'ConditionalExpression':
      return first([sourceOf(file, inner.consequent), sourceOf(file, inner.alternate)]);
    case 'ArrayExpression':
      return first(inner.elements.flatMap((element) => (element ? [sourceOf(file, element.type === 'SpreadElement' ? element.argument : element)] : [])));
    case 'ObjectExpression':
      return first(inner.properties.map((property) => sourceOf(file, property.type === 'SpreadElement' ? property.argument : property.value)));
    case 'CallExpression':
    case 'NewExpression':
      return ofCall(file, inner);
    default:
      return 'elsewhere';
  }
});

/** What is called a request and has its parts, is one, whoever gives it. */
function isRequestPart(file: SourceFile, member: TSESTree.MemberExpression): boolean {
  let root: Node = member;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return conventions.requestParts.test(file.sourceCode.getText(member).replace(/\?\./g, '.')) && sourceOf(file, root) === 'caller';
}

function first(sources: readonly Source[]): Source {
  return (['request', 'caller'] as const).find((source) => sources.includes(source)) ?? 'elsewhere';
}

function ofCall(file: SourceFile, { callee, arguments: given }: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>): Source {
  const object = callee.type === 'MemberExpression' ? sourceOf(file, callee.object) : 'elsewhere';
  // `token.trim()`
  if (object !== 'elsewhere') return object;
  return given.some((argument) => argument.type !== 'SpreadElement' && sourceOf(file, argument) === 'request') ? 'request' : 'elsewhere';
}

function ofVariable(file: SourceFile, variable: Variable | null): Source {
  const definition = variable?.defs[0];
  if (!variable || !definition) return 'elsewhere';
  if (definition.type === 'Parameter' && isFunction(definition.node)) return ofParameter(file, definition.node, variable);
  // What a module keeps, is no longer one caller's.
  if (definition.type !== 'Variable' || variable.scope.type === 'module' || variable.scope.type === 'global') return 'elsewhere';
  const writes = writesOf(variable);
  if (writes) return first(writes.map(({ expression }) => sourceOf(file, expression)));
  const loop = definition.node.parent.parent;
  return loop.type === 'ForOfStatement' ? sourceOf(file, loop.right) : 'elsewhere';
}

function ofParameter(file: SourceFile, owner: FunctionNode, variable: Variable): Source {
  const [name] = variable.identifiers;
  const index = owner.params.findIndex((parameter) => name && isInside(name, parameter));
  const role = entryRole(file, owner);
  if (role) return role.when === 'per-request' ? 'request' : 'elsewhere';
  const call = owner.parent;
  switch (callbackRole(file, owner)) {
    case 'promise':
    case 'iteration':
      // `tokens.map((token) => …)`, `authorise(req).then((token) => …)`
      return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' ? sourceOf(file, call.callee.object) : 'elsewhere';
    case null:
    case 'immediate': {
      const calls = callersOf(file, owner);
      const given = first(calls.map(({ arguments: list }) => (list[index] ? sourceOf(file, list[index]) : 'elsewhere')));
      return given === 'elsewhere' && calls.length === 0 ? 'caller' : given;
    }
    default:
      return 'elsewhere';
  }
}
