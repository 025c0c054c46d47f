import type { TSESTree } from '@typescript-eslint/utils';
import type { Found, ModuleModel, TypeName } from '../../catalog/index.js';
import { fieldsOf } from '../functions/classes.js';
import { perFile, perNode, type CallNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { globalPath } from './globals.js';
import { interopOf, moduleModel, requiredModule, textOf } from './modules.js';
import { propertyOf } from '../options/options.js';
import { annotatedValue } from './annotations.js';
import { isGlobal, keyOf, unwrap, variableOf, type Variable } from '../scope.js';
import { typedValue } from '../types/types-values.js';
import { variableValue } from './variables.js';

/**
 * What an expression is, in terms of the catalogue: an export of a module, or a value of a catalogued type.
 * `origin` is the call that created a typed value, when it stands in this file.
 */
export interface Value {
  readonly module: ModuleModel;
  readonly type: TypeName | null;
  readonly path: readonly string[];
  readonly origin: CallNode | null;
  /** Known from a type annotation only: made and configured elsewhere. */
  readonly injected?: true;
  /** Known from the type checker: what this file itself says of its members goes first. */
  readonly typed?: true;
  /** What else it can be, where several ways lead here: `secure ? https : http`, a variable written twice. */
  readonly others?: readonly Value[];
}

/** What is this expression? Names alone never count: only imports, globals, and what is made from them. */
export const valueOf: (file: SourceFile, node: Node) => Value | null = perNode<Node, Value | null>(null, (file, node) => {
  const inner = unwrap(node);
  return writtenHere(file, inner) ?? typedValue(file, inner);
});

/** As far as the text of this file tells. */
function writtenHere(file: SourceFile, inner: Node): Value | null {
  switch (inner.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return identifierValue(file, inner);
    case 'MemberExpression':
      return memberValue(file, inner);
    case 'CallExpression':
    case 'NewExpression':
      return resultOf(file, inner);
    case 'ImportExpression':
      return moduleValue(file, inner.source);
    case 'AwaitExpression':
      return valueOf(file, inner.argument);
    case 'AssignmentExpression':
      return ['=', '??=', '||='].includes(inner.operator) ? valueOf(file, inner.right) : null;
    case 'ConditionalExpression':
      return oneOf(file, [inner.consequent, inner.alternate]);
    case 'LogicalExpression':
      return inner.operator === '&&' ? valueOf(file, inner.right) : oneOf(file, [inner.left, inner.right]);
    default:
      return null;
  }
}

/** The model a call reaches in one group of the catalogue: what does this call do? */
export function modelOf<G extends Group>(file: SourceFile, node: Node, group: G): (Found<ReturnModel<G>> & { readonly value: Value }) | null {
  if (!canBe(file, node, group)) return null;
  const value = valueOf(file, node);
  if (!value) return null;
  const found = lookUp(value, group);
  return found && { ...found, value };
}

/** Whether any group of the catalogue could have a model for a callee, judged by its name alone. */
export function mayBeKnown(file: SourceFile, callee: Node): boolean {
  return groups.some((group) => canBe(file, callee, group));
}

/** A method of a name that no entry has can only be an instance kept in a field, which is called itself: `this.http(url)`. */
function canBe(file: SourceFile, node: Node, group: Group): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'MemberExpression') return true;
  const key = keyOf(inner);
  return key === null || key === 'default' || inner.object.type === 'ThisExpression' || file.catalogue.hasName(group, key);
}

/** Whether a call creates what a model describes: with `new` or without. */
export function creates({ create }: { readonly create: 'new' | 'call' | 'either' }, call: CallNode): boolean {
  return create === 'either' || create === (call.type === 'NewExpression' ? 'new' : 'call');
}

/** The model of a value in one group; where it can be several things, all of them must have one, and the first speaks for them. */
export function lookUp<G extends Group>(value: Value, group: G): Found<ReturnModel<G>> | null {
  return (value.others ?? []).every((other) => lookUp(other, group)) ? lookUpAlone(value, group) : null;
}

/** A value of a type (`axios` itself) answers as the type does when it is called. */
function lookUpAlone<G extends Group>(value: Value, group: G): Found<ReturnModel<G>> | null {
  const found = value.module.find(group, keyOfValue(value));
  const type = found || value.type !== null ? null : value.module.typeOfValue(value.path.join('.'));
  return (found ?? (type === null ? null : value.module.find(group, `${type}#`)));
}

type Group = Parameters<ModuleModel['find']>[0];
const groups = ['sessions', 'instances', 'requests', 'blocking', 'limiters', 'handlers', 'combinators', 'installs', 'interceptors', 'configures'] as const satisfies readonly Group[];
type ReturnModel<G extends Group> = NonNullable<ReturnType<typeof ModuleModel.prototype.find<G>>>['model'];

export function keyOfValue({ type, path: members }: Pick<Value, 'type' | 'path'>): string {
  return type === null ? members.join('.') : `${type}#${members.join('.')}`;
}

/** A member of a value: `axios` → `axios.get`; a value of a type gives the type's members. */
export function stepInto(value: Value, members: readonly string[]): Value {
  let current = value;
  for (const member of members) {
    if (member === 'default' && current.type === null && current.path.length === 0) continue;
    const type = current.type === null ? current.module.typeOfValue(current.path.join('.')) : null;
    const direct = { ...current, path: [...current.path, member] };
    // An instance's own members come first where the module lists them under the type.
    current = type !== null && !isKnown(direct) ? { ...current, type, path: [member] } : direct;
  }
  return value.others ? { ...current, others: value.others.map((other) => stepInto(other, members)) } : current;
}

/** Whether the catalogue says anything of a value. */
export function isKnown(value: Value): boolean {
  const key = keyOfValue(value);
  if (value.type === null && value.module.typeOfValue(key) !== null) return true;
  return groups.some((group) => value.module.find(group, key));
}

const variables = perFile(() => new Map<Variable, Value | null>());

function identifierValue(file: SourceFile, identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Value | null {
  const variable = variableOf(file, identifier);
  if (!variable) return isGlobal(file, identifier) ? globalValue(file, identifier.name) : null;
  const known = variables(file);
  let value = known.get(variable);
  if (value === undefined) {
    known.set(variable, null);
    known.set(variable, (value = variableValue(file, variable)));
  }
  return value;
}

/** The value of a global, by dotted name. */
export function globalValue(file: SourceFile, name: string): Value | null {
  const module = file.catalogue.global(name);
  if (!module) return null;
  // `process` is the module of that name; `fetch` is an export of no module.
  if (module.entries.some(({ modules }) => modules?.includes(name))) return { module, type: null, path: [], origin: null };
  const type = module.typeOfValue(name);
  return { module, type, path: type === null ? [name] : [], origin: null };
}

function memberValue(file: SourceFile, node: TSESTree.MemberExpression): Value | null {
  const key = keyOf(node);
  if (key === null) return null;
  const name = globalPath(file, node);
  if (name && file.catalogue.global(name)) return globalValue(file, name);
  const object = valueOf(file, node.object);
  if (object && !(object.typed && fieldsOf(file, node.object)?.has(key))) return stepInto(object, [key]);
  return memberOf(file, node.object, key);
}

/** A member of an object or class of this file. */
export function memberOf(file: SourceFile, object: Node, key: string): Value | null {
  const fields = fieldsOf(file, object);
  if (fields) {
    const field = fields.get(key);
    return field ? (oneOf(file, field.writes) ?? (field.annotation && annotatedValue(file, field.annotation))) : null;
  }
  const property = propertyOf(file, object, key);
  return property && valueOf(file, property);
}

function resultOf(file: SourceFile, call: CallNode): Value | null {
  const required = requiredModule(file, call);
  if (required !== null) return moduleNamed(file, required);
  const { callee } = call;
  const [first, second] = call.arguments;
  const called = valueOf(file, callee);
  const made = called && (lookUp(called, 'sessions') ?? lookUp(called, 'instances'));
  if (called && made && creates(made.model, call)) return { module: called.module, type: made.model.type, path: [], origin: call };
  if (call.type === 'NewExpression') return null;
  if (callee.type === 'MemberExpression') {
    const method = keyOf(callee);
    if (method === 'bind' && !second) return valueOf(file, callee.object);
    if (method === 'then' && first) return returnedValue(file, first);
    // Frameworks give themselves back: `app.get(…).post(…)`.
    if (called?.type && lookUp(called, 'handlers')) return valueOf(file, callee.object);
  }
  if (called && !called.typed) return null;
  const inner = interopOf(call);
  return inner ? valueOf(file, inner) : returnedValue(file, callee);
}

/** What a function of this file gives back. */
function returnedValue(file: SourceFile, callee: Node): Value | null {
  const called = functionOf(file, callee);
  return called && !called.generator ? oneOf(file, returnedExpressions(file, called)) : null;
}

export function moduleValue(file: SourceFile, source: Node): Value | null {
  const name = textOf(source);
  return name === null ? null : moduleNamed(file, name);
}

function moduleNamed(file: SourceFile, name: string): Value | null {
  const module = moduleModel(file, name);
  return module && { module, type: null, path: [], origin: null };
}

/** As `agreed`, of expressions; those that are nothing apart. */
function oneOf(file: SourceFile, nodes: readonly Node[]): Value | null {
  return agreed(nodes.filter((node) => !isNothing(node)).map((node) => valueOf(file, node)));
}

/** With more ways than this, nobody can say what a thing is. */
const mostAlternatives = 16;

/** The common value of alternatives; all of them must be known. */
export function agreed(values: readonly (Value | null)[]): Value | null {
  const [first] = values;
  const known = values.filter((value) => value !== null);
  if (!first || known.length < values.length) return null;
  const others = known.flatMap((value) => [value, ...(value.others ?? [])]).filter((value) => !isSame(value, first));
  if (others.length === 0) return first;
  return others.length > mostAlternatives ? null : { ...first, others };
}

function isSame(a: Value, b: Value): boolean {
  return a.module === b.module && a.origin === b.origin && keyOfValue(a) === keyOfValue(b);
}

/** `null` and `undefined`, which stand for "not yet". */
export function isNothing(node: Node): boolean {
  const inner = unwrap(node);
  return (inner.type === 'Literal' && inner.value === null && inner.raw === 'null') || (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'UnaryExpression' && inner.operator === 'void');
}
