import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { isCallee } from '../functions/callbacks.js';
import { fieldsOf } from '../functions/classes.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { calledFunction, functionOf, returnedExpressions } from '../functions/functions.js';
import { isExported } from '../functions/mentions.js';
import { functionAround, keyOf, unwrap, variableOf, wrapped, writesOf, type Variable } from '../scope.js';
import { isTimer, lastName, triggerOf, triggerOfArgument } from './triggers.js';
import { isNothing } from '../values/values.js';

/**
 * Whether a signal ends a request in time. `set`: a timer does it, or somebody else chose the signal; `idle`: this file makes it and no
 * timer ends it; `unknown`: somebody may end it, and nobody here can say when.
 */
export type Arming = 'set' | 'idle' | 'unknown';

type Controller = (typeof conventions.controllers)[number];

/** Does this signal end a request in time? Only what is made in this file, and seen in all its uses, is judged idle. */
export const armingOf: (file: SourceFile, node: Node) => Arming = perNode<Node, Arming>('unknown', (file, node) => {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'ConditionalExpression':
      return anyOf([inner.consequent, inner.alternate].filter((branch) => !isNothing(branch)).map((branch) => armingOf(file, branch)));
    case 'LogicalExpression':
      return anyOf((inner.operator === '&&' ? [inner.right] : [inner.left, inner.right]).map((branch) => armingOf(file, branch)));
    case 'CallExpression':
      return ofCall(file, inner);
    case 'MemberExpression':
      return ofMember(file, inner);
    case 'Identifier':
      return ofName(file, inner);
    default:
      return 'set';
  }
});

/** A signal that is one of several, or ends with the first of them. */
function anyOf(states: readonly Arming[]): Arming {
  return states.includes('set') || states.length === 0 ? 'set' : states.includes('unknown') ? 'unknown' : 'idle';
}

function ofCall(file: SourceFile, call: TSESTree.CallExpression): Arming {
  const [first] = call.arguments;
  if (conventions.anySignal.test(file.sourceCode.getText(call.callee)) && first?.type === 'ArrayExpression') {
    return anyOf(first.elements.flatMap((element) => (element ? [armingOf(file, element)] : [])));
  }
  const called = functionOf(file, call.callee);
  return called && !called.generator ? anyOf(returnedExpressions(file, called).map((result) => armingOf(file, result))) : 'set';
}

/** What is written to a variable or a field, apart from `null` and `undefined`. */
function something<T>(written: readonly T[] | null | undefined, expressionOf: (one: T) => Node): readonly T[] {
  return written?.filter((one) => !isNothing(expressionOf(one))) ?? [];
}

function writtenTo(variable: Variable | null) {
  return something(variable?.defs[0]?.type === 'Variable' ? writesOf(variable) : [], ({ expression }) => expression);
}

function ofName(file: SourceFile, name: TSESTree.Identifier): Arming {
  return anyOf(writtenTo(variableOf(file, name)).map(({ expression, path: [key, ...rest] }) => (key === undefined ? armingOf(file, expression) : rest.length === 0 ? ofPart(file, expression, key) : 'set')));
}

function ofMember(file: SourceFile, member: TSESTree.MemberExpression): Arming {
  const key = keyOf(member);
  if (key === null) return 'set';
  const writes = something(fieldsOf(file, member.object)?.get(key)?.writes, (write) => write);
  return writes.length > 0 ? anyOf(writes.map((write) => armingOf(file, write))) : ofPart(file, member.object, key);
}

/** `controller.signal`, `source.token`. */
function ofPart(file: SourceFile, object: Node, key: string): Arming {
  const inner = unwrap(object);
  const direct = controllerMade(file, inner);
  // Nobody has hold of it.
  if (direct) return key === direct.signal ? 'idle' : 'set';
  if (inner.type === 'Identifier') return ofVariable(file, variableOf(file, inner), key);
  return inner.type === 'MemberExpression' ? ofField(file, inner, key) : 'set';
}

function controllerMade(file: SourceFile, node: Node): Controller | null {
  const inner = unwrap(node);
  if (inner.type !== 'NewExpression' && inner.type !== 'CallExpression') return null;
  const make = inner.type === 'NewExpression' ? 'new' : 'call';
  const name = file.sourceCode.getText(inner.callee);
  return conventions.controllers.find((one) => one.make === make && one.name.test(name)) ?? null;
}

function ofVariable(file: SourceFile, variable: Variable | null, key: string): Arming {
  const writes = writtenTo(variable);
  const [first] = writes;
  const controller = first && controllerMade(file, first.expression);
  if (!variable || !first || key !== controller?.signal || !writes.every(({ expression, path }) => path.length === 0 && controllerMade(file, expression))) return 'set';
  if (variable.identifiers.some((name) => name.parent.parent && isExported(name.parent.parent))) return 'unknown';
  return ofUses(file, variable, controller, functionAround(first.expression), 0);
}

/** A controller in a field: whoever has the object may end it, unless the field is private. */
function ofField(file: SourceFile, member: TSESTree.MemberExpression, key: string): Arming {
  const name = keyOf(member);
  const field = name === null ? undefined : fieldsOf(file, member.object)?.get(name);
  const writes = something(field?.writes, (write) => write);
  const controller = writes[0] && controllerMade(file, writes[0]);
  if (key !== controller?.signal || !writes.every((write) => controllerMade(file, write))) return 'set';
  const ends = file.nodes.calls.filter(({ callee }) => {
    const end = unwrap(callee);
    const object = end.type === 'MemberExpression' && keyOf(end) === controller.end ? unwrap(end.object) : null;
    return object?.type === 'MemberExpression' && keyOf(object) === name && fieldsOf(file, object.object)?.get(name!) === field;
  });
  const triggers = ends.map((end) => triggerOf(file, end, undefined));
  if (triggers.includes('timer')) return 'set';
  return triggers.includes('other') || !name!.startsWith('#') ? 'unknown' : 'idle';
}

function ofUses(file: SourceFile, variable: Variable, controller: Controller, home: FunctionNode | null, depth: number): Arming {
  const uses = variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => ofUse(file, wrapped(identifier, { awaits: false }), controller, home, depth));
  return uses.includes('set') ? 'set' : uses.includes('unknown') ? 'unknown' : 'idle';
}

function ofUse(file: SourceFile, use: Node, controller: Controller, home: FunctionNode | null, depth: number): Arming {
  const { parent } = use;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === use && keyOf(parent) === controller.end ? ofEnd(file, parent, home) : 'idle';
    case 'VariableDeclarator':
      return parent.id.type === 'ObjectPattern' && parent.id.properties.every((property) => property.type === 'Property' && keyOf(property) === controller.signal) ? 'idle' : 'unknown';
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === use ? 'unknown' : ofArgument(file, parent, use, controller, home, depth);
    case 'IfStatement':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ExpressionStatement':
      return 'idle';
    default:
      return 'unknown';
  }
}

/** `controller.abort()`, or the method given to somebody who calls it. */
function ofEnd(file: SourceFile, end: TSESTree.MemberExpression, home: FunctionNode | null): Arming {
  const outer = wrapped(end);
  const bound = outer.parent?.type === 'MemberExpression' && outer.parent.object === outer && keyOf(outer.parent) === 'bind' ? outer.parent.parent : null;
  const trigger = isCallee(end) ? triggerOf(file, end, home) : triggerOfArgument(file, bound ?? outer, home);
  return trigger === 'timer' ? 'set' : trigger === 'closing' ? 'idle' : 'unknown';
}

/** The controller itself is handed on: to a timer, to a function of this file, to somebody else. */
function ofArgument(file: SourceFile, call: CallNode, argument: Node, controller: Controller, home: FunctionNode | null, depth: number): Arming {
  if (isTimer(call) || conventions.deadlineNames.test(lastName(unwrap(call.callee)) ?? '')) return 'set';
  const parameter = calledFunction(file, call)?.params[call.arguments.indexOf(argument as never)];
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  const variable = name?.type === 'Identifier' ? variableOf(file, name) : null;
  return variable && depth < 3 ? ofUses(file, variable, controller, home, depth + 1) : 'unknown';
}
