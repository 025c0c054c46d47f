import type { TSESTree } from '@typescript-eslint/utils';
import { annotatedValue } from './annotations.js';
import type { Node, SourceFile } from '../file.js';
import { globalPath, memberOfGlobal } from './globals.js';
import { givenValue } from '../runs/handlers.js';
import { importedName } from './modules.js';
import { propertyOf } from '../options/options.js';
import { isFunction, isInside, keyOf, patternPath, unwrap, valueWritten, writesOf, type Variable } from '../scope.js';
import { agreed, globalValue, isNothing, memberOf, moduleValue, stepInto, valueOf, type Value } from './values.js';

/** What a variable holds: the one kind of thing ever written to it. */
export function variableValue(file: SourceFile, variable: Variable): Value | null {
  const definition = variable.defs[0];
  switch (definition?.type) {
    case 'ImportBinding': {
      const { node, parent } = definition;
      if (node.type === 'TSImportEqualsDeclaration') {
        return node.moduleReference.type === 'TSExternalModuleReference' ? moduleValue(file, node.moduleReference.expression) : null;
      }
      const module = parent?.type === 'ImportDeclaration' ? moduleValue(file, parent.source) : null;
      return module && (node.type === 'ImportSpecifier' ? stepInto(module, [importedName(node)]) : module);
    }
    case 'Variable': {
      const writes = (writesOf(variable) ?? []).filter(({ expression }) => !isNothing(expression));
      const values = writes.map(({ expression, path: members }) => writtenValue(file, valueWritten(file, variable, expression), members));
      return agreed(values) ?? annotatedValue(file, variable);
    }
    case 'Parameter':
      return annotatedValue(file, variable) ?? givenValue(file, variable) ?? settledValue(file, variable) ?? defaultOf(file, variable);
    default:
      return null;
  }
}

function writtenValue(file: SourceFile, expression: TSESTree.Expression, members: readonly string[]): Value | null {
  const [first, ...rest] = members;
  if (first === undefined) return valueOf(file, expression);
  const index = /^\[(\d+)\]$/.exec(first)?.[1];
  if (index !== undefined) {
    const element = elementOf(file, expression, Number(index));
    return element && writtenValue(file, element, rest);
  }
  const value = valueOf(file, expression);
  if (value && !value.typed) return stepInto(value, members);
  const object = globalPath(file, expression);
  const name = object === null ? null : memberOfGlobal(object, members);
  if (name !== null && file.catalogue.global(name)) return globalValue(file, name);
  const member = memberOf(file, expression, first);
  if (member) return stepInto(member, rest);
  // `const { clients: { agent } } = app`, with `app` an object of this file.
  let node: Node | null = expression;
  for (const key of members) node = node && propertyOf(file, node, key);
  return (node && valueOf(file, node)) ?? (value && stepInto(value, members));
}

/** An element of a list written in the source, also of one that `Promise.all` waits for. */
function elementOf(file: SourceFile, expression: Node, index: number): TSESTree.Expression | null {
  const inner = unwrap(expression);
  if (inner.type === 'AwaitExpression') return elementOf(file, inner.argument, index);
  if (inner.type === 'CallExpression') return inner.arguments[0] && globalPath(file, inner.callee) === 'Promise.all' ? elementOf(file, inner.arguments[0], index) : null;
  const before = inner.type === 'ArrayExpression' ? inner.elements.slice(0, index + 1) : [];
  const element = before[index];
  return element && element.type !== 'SpreadElement' && before.every((one) => one?.type !== 'SpreadElement') ? element : null;
}

function defaultOf(file: SourceFile, variable: Variable): Value | null {
  for (const { identifier, writeExpr, init } of variable.references) {
    const members = writeExpr && init ? patternPath(identifier, writeExpr) : null;
    const value = writeExpr && members && writtenValue(file, writeExpr as TSESTree.Expression, members);
    if (value) return value;
  }
  return null;
}

/** What the callback of a `then` is given: `import('x').then(({ Agent }) => …)`. */
function settledValue(file: SourceFile, variable: Variable): Value | null {
  const name = variable.identifiers[0];
  const members = name && patternPath(name, null);
  const callback = variable.defs[0]?.node;
  const call = callback && isFunction(callback) ? (callback as Node).parent : null;
  const [given] = callback && isFunction(callback) ? callback.params : [];
  if (!members || !given || !isInside(name, given)) return null;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== callback || call.callee.type !== 'MemberExpression' || keyOf(call.callee) !== 'then') return null;
  const value = valueOf(file, call.callee.object);
  return value && stepInto(value, members);
}
