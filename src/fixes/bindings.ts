import { perFile, type Node, type SourceFile } from '../analysis/file.js';
import { isNodeModule } from '../analysis/values/manifest.js';
import { moduleName, projectName } from '../analysis/values/project-path.js';
import { functionAround, isGlobal, keyOf, unwrap, variableOf, writesOf, type Variable } from '../analysis/scope.js';
import { headOf } from './module-top.js';
import { scopesAt, variableNamed } from './names.js';

/** An export of a module, as names bound in a file reach it. `default` is a member like any other, except in Node's own modules. */
export interface ModulePath {
  readonly module: string;
  readonly members: readonly string[];
  /** The module as `require` gives it: what an import calls its default. */
  readonly required?: true;
}

/** What is asked of a module: an export by name, or its default export. A source that begins with `./` is a path from the project's folder. */
export interface Request { readonly from: string; readonly name: string }

/**
 * Where a request leads. Modules of Node under a folder are members of the module above: `fs/promises` is `fs.promises`.
 */
export function pathOf({ from, name }: Request): ModulePath {
  if (!from.startsWith('node:') && !isNodeModule(from)) return { module: projectName(from), members: [name] };
  const source = from.replace(/^node:/, '');
  const [module = source, ...members] = source.split('/');
  return { module, members: name === 'default' ? members : [...members, name] };
}

/** The part of a module that a variable holds: bound by an import, a `require`, or taken out of another such name. */
export function boundTo(file: SourceFile, variable: Variable): ModulePath | null {
  const memo = memos(file);
  const known = memo.get(variable);
  if (known !== undefined) return known;
  memo.set(variable, null);
  const path = bindingPath(file, variable);
  memo.set(variable, path);
  return path;
}

const memos = perFile(() => new WeakMap<Variable, ModulePath | null>());

function bindingPath(file: SourceFile, variable: Variable): ModulePath | null {
  const [definition, second] = variable.defs;
  if (!definition || second) return null;
  if (definition.type === 'ImportBinding') {
    const { node, parent } = definition;
    if (node.type === 'TSImportEqualsDeclaration') {
      const { moduleReference } = node;
      return node.importKind !== 'type' && moduleReference.type === 'TSExternalModuleReference' ? required(file, moduleReference.expression) : null;
    }
    if (parent?.type !== 'ImportDeclaration' || parent.importKind === 'type') return null;
    const base = modulePath(file, parent.source);
    if (node.type === 'ImportNamespaceSpecifier') return base;
    if (node.type === 'ImportDefaultSpecifier') return base && member(base, 'default');
    return base && node.importKind !== 'type' ? member(base, node.imported.type === 'Identifier' ? node.imported.name : node.imported.value) : null;
  }
  if (definition.type !== 'Variable') return null;
  const [write, later] = writesOf(variable) ?? [];
  if (!write || later || write.path.some((key) => key.startsWith('['))) return null;
  const base = expressionPath(file, write.expression);
  return base && write.path.reduce(member, base);
}

/** The part of a module an expression evaluates to. */
export function expressionPath(file: SourceFile, node: Node): ModulePath | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier': {
      const variable = variableOf(file, inner);
      return variable && boundTo(file, variable);
    }
    case 'MemberExpression': {
      const key = keyOf(inner);
      const object = key === null ? null : expressionPath(file, inner.object);
      return object && key !== null ? member(object, key) : null;
    }
    case 'CallExpression': {
      const [source] = inner.arguments;
      return inner.callee.type === 'Identifier' && inner.callee.name === 'require' && isGlobal(file, inner.callee) && source ? required(file, source) : null;
    }
    case 'AwaitExpression':
      return inner.argument.type === 'ImportExpression' ? modulePath(file, inner.argument.source) : null;
    default:
      return null;
  }
}

function modulePath(file: SourceFile, source: Node): ModulePath | null {
  if (source.type !== 'Literal' || typeof source.value !== 'string') return null;
  return isNodeModule(source.value) ? pathOf({ from: source.value, name: 'default' }) : { module: moduleName(file, source.value), members: [] };
}

function required(file: SourceFile, source: Node): ModulePath | null {
  const path = modulePath(file, source);
  return path && { ...path, required: true };
}

/** Node's modules are their own default export. */
function member({ module, members }: ModulePath, key: string): ModulePath {
  return key === 'default' && isNodeModule(module) ? { module, members } : { module, members: [...members, key] };
}

/** Members left to take when something holds `path` and `wanted` is asked; `null` if it does not lead there. */
export function rest(path: ModulePath, wanted: ModulePath): readonly string[] | null {
  if (path.required && path.module === wanted.module && path.members.length === 0 && wanted.members.join() === 'default') return [];
  if (path.module !== wanted.module || path.members.some((key, index) => wanted.members[index] !== key)) return null;
  return wanted.members.slice(path.members.length);
}

/**
 * An expression for an export by means of a name that is bound already and visible at a node, the shortest one:
 * `readFile`, `fsp.readFile`, `fs.promises.readFile`.
 */
export function existingBinding(file: SourceFile, request: Request, at: Node): string | null {
  const wanted = pathOf(request);
  let best: readonly string[] | null = null;
  for (const scope of scopesAt(file, at)) {
    for (const variable of scope.variables) {
      const path = boundTo(file, variable);
      const members = path && rest(path, wanted);
      if (!members || (best && best.length <= members.length + 1) || !isReady(file, variable, at) || variableNamed(file, variable.name, at) !== variable) continue;
      best = [variable.name, ...members];
    }
  }
  return best === null ? null : best.join('.');
}

/** Whether a variable surely has its value when the code at a node runs. */
function isReady(file: SourceFile, variable: Variable, at: Node): boolean {
  const definition = variable.defs[0];
  if (definition?.type === 'ImportBinding') return true;
  const name = variable.identifiers[0];
  const declarator = definition?.node as Node | undefined;
  if (!name || !declarator || !isUnconditional(declarator)) return false;
  // What the module requires first is there for the rest of its top level.
  if (headOf(file).includes(declarator.parent as never) && !headOf(file).includes(at as never)) return true;
  // Constants of the module are set before its functions are called, save those that run while it loads.
  return declarator.range[1] <= at.range[0] || (functionAround(declarator) === null && functionAround(at) !== null);
}

/** `var` in a branch may never be set. */
function isUnconditional(declarator: Node): boolean {
  return declarator.parent?.type === 'VariableDeclaration' && (declarator.parent.kind !== 'var' || ['Program', 'BlockStatement'].includes(declarator.parent.parent.type));
}
