import type { TSESTree } from '@typescript-eslint/utils';
import type { Found, ModuleModel, TypeName } from '../catalog/index.js';
import { fieldsOf } from './classes.js';
import { perNode, type CallNode, type Node, type SourceFile } from './file.js';
import { functionOf, returnedExpressions } from './functions.js';
import { globalPath } from './globals.js';
import { givenValue } from './handlers.js';
import { importedName, moduleModel, requiredModule, textOf } from './modules.js';
import { propertyOf } from './options.js';
import { annotatedValue } from './annotations.js';
import { isFunction, isGlobal, keyOf, patternPath, unwrap, variableOf, writesOf, type Variable } from './scope.js';

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
}

/** What is this expression? Names alone never count: only imports, globals, and what is made from them. */
export const valueOf: (file: SourceFile, node: Node) => Value | null = perNode<Node, Value | null>(null, (file, node) => {
  const inner = unwrap(node);
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
      return oneOf([valueOf(file, inner.consequent), valueOf(file, inner.alternate)]);
    case 'LogicalExpression':
      return inner.operator === '&&' ? valueOf(file, inner.right) : oneOf([valueOf(file, inner.left), valueOf(file, inner.right)]);
    default:
      return null;
  }
});

/** The model a call reaches in one group of the catalogue: what does this call do? */
export function modelOf<G extends Group>(file: SourceFile, node: Node, group: G): (Found<ReturnModel<G>> & { readonly value: Value }) | null {
  const value = valueOf(file, node);
  if (!value) return null;
  const found = lookUp(value, group);
  return found && { ...found, value };
}

/** Whether a call creates what a model describes: with `new` or without. */
export function creates({ create }: { readonly create: 'new' | 'call' | 'either' }, call: CallNode): boolean {
  return create === 'either' || create === (call.type === 'NewExpression' ? 'new' : 'call');
}

/** The model of a value in one group; a value of a type (`axios` itself) answers as the type does when it is called. */
export function lookUp<G extends Group>(value: Value, group: G): Found<ReturnModel<G>> | null {
  const found = value.module.find(group, keyOfValue(value));
  const type = found || value.type !== null ? null : value.module.typeOfValue(value.path.join('.'));
  return (found ?? (type === null ? null : value.module.find(group, `${type}#`)));
}

type Group = Parameters<ModuleModel['find']>[0];
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
    current = type !== null && !knows(direct) ? { ...current, type, path: [member] } : direct;
  }
  return current;
}

function knows(value: Value): boolean {
  const key = keyOfValue(value);
  if (value.type === null && value.module.typeOfValue(key) !== null) return true;
  return (['sessions', 'instances', 'requests', 'blocking', 'limiters', 'handlers', 'installs'] as const).some((group) => value.module.find(group, key));
}

function identifierValue(file: SourceFile, identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Value | null {
  const variable = variableOf(file, identifier);
  if (!variable) return isGlobal(file, identifier) ? globalValue(file, identifier.name) : null;
  return variableValue(file, variable);
}

function globalValue(file: SourceFile, name: string): Value | null {
  const module = file.catalogue.global(name);
  if (!module) return null;
  // `process` is the module of that name; `fetch` is an export of no module.
  if (module.entries.some(({ modules }) => modules?.includes(name))) return { module, type: null, path: [], origin: null };
  const type = module.typeOfValue(name);
  return { module, type, path: type === null ? [name] : [], origin: null };
}

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
      const values = writes.map(({ expression, path: members }) => writtenValue(file, expression, members));
      return writes.length === 0 ? annotatedValue(file, variable) : (oneOf(values) ?? annotatedValue(file, variable));
    }
    case 'Parameter':
      return annotatedValue(file, variable) ?? givenValue(file, variable) ?? importedInThen(file, variable) ?? defaultOf(file, variable);
    default:
      return null;
  }
}

function writtenValue(file: SourceFile, expression: TSESTree.Expression, members: readonly string[]): Value | null {
  const value = valueOf(file, expression);
  if (value) return members.length === 0 ? value : stepInto(value, members);
  if (members.length === 0) return null;
  // `const { agent } = clients`, with `clients` an object of this file.
  let node: Node | null = expression;
  for (const member of members) node = node && propertyOf(file, node, member);
  return node && valueOf(file, node);
}

function defaultOf(file: SourceFile, variable: Variable): Value | null {
  const write = variable.references.find((reference) => reference.isWrite() && reference.init)?.writeExpr;
  return write ? valueOf(file, write) : null;
}

/** `import('x').then(({ Agent }) => …)`. */
function importedInThen(file: SourceFile, variable: Variable): Value | null {
  const name = variable.identifiers[0];
  const members = name && patternPath(name, null);
  const callback = variable.defs[0]?.node;
  const call = callback && isFunction(callback) ? (callback as Node).parent : null;
  if (!members || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || keyOf(call.callee) !== 'then') return null;
  const source = unwrap(call.callee.object);
  if (source.type !== 'ImportExpression') return null;
  const module = valueOf(file, source);
  return module && stepInto(module, members);
}

function memberValue(file: SourceFile, node: TSESTree.MemberExpression): Value | null {
  const key = keyOf(node);
  if (key === null) return null;
  const name = globalPath(file, node);
  if (name && file.catalogue.global(name)) return globalValue(file, name);
  const object = valueOf(file, node.object);
  if (object) return stepInto(object, [key]);
  const fields = fieldsOf(file, node.object);
  if (fields) {
    const field = fields.get(key);
    if (!field) return null;
    const values = field.writes.filter((write) => !isNothing(write)).map((write) => valueOf(file, write));
    return oneOf(values) ?? (field.annotation && annotatedValue(file, field.annotation));
  }
  const property = propertyOf(file, node.object, key);
  return property && valueOf(file, property);
}

function resultOf(file: SourceFile, call: CallNode): Value | null {
  const required = requiredModule(file, call);
  if (required !== null) return moduleNamed(file, required);
  const callee = valueOf(file, call.callee);
  const create = call.type === 'NewExpression' ? 'new' : 'call';
  if (callee) {
    const made = lookUp(callee, 'sessions') ?? lookUp(callee, 'instances');
    if (made && creates(made.model, call)) return { module: callee.module, type: made.model.type, path: [], origin: call };
    if (made && create === 'call' && call.callee.type === 'MemberExpression' && keyOf(call.callee) === 'bind') return callee;
    return null;
  }
  if (create === 'new') return null;
  // Interop wrappers of transpilers: `__importDefault(require('x'))`.
  const [first] = call.arguments;
  if (call.callee.type === 'Identifier' && /^_+(?:import|interop|toESM|esm)/i.test(call.callee.name) && first) return valueOf(file, first);
  const made = functionOf(file, call.callee);
  return made && !made.generator ? oneOf(returnedExpressions(file, made).filter((node) => !isNothing(node)).map((node) => valueOf(file, node))) : null;
}

function moduleValue(file: SourceFile, source: Node): Value | null {
  const name = textOf(source);
  return name === null ? null : moduleNamed(file, name);
}

function moduleNamed(file: SourceFile, name: string): Value | null {
  const module = moduleModel(file, name);
  return module && { module, type: null, path: [], origin: null };
}

/** The common value of alternatives: all of them must be known, and the first speaks for them. */
function oneOf(values: readonly (Value | null)[]): Value | null {
  const [first] = values;
  return first && values.every(Boolean) ? first : null;
}

function isNothing(node: Node): boolean {
  const inner = unwrap(node);
  return (inner.type === 'Literal' && inner.value === null && inner.raw === 'null') || (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'UnaryExpression' && inner.operator === 'void');
}
