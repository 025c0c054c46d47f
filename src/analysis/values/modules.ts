import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import type { ModuleModel } from '../../catalog/index.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** The module named by `require('x')`, `await import('x')` or their transpiled forms. */
export function requiredModule(file: SourceFile, node: Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return requiredModule(file, inner.argument);
  if (inner.type === 'ImportExpression') return textOf(inner.source);
  if (inner.type !== 'CallExpression' || inner.arguments.length !== 1) return null;
  if (!isRequire(file, inner.callee)) return null;
  const [source] = inner.arguments;
  return source ? textOf(source) : null;
}

/** `require` itself, or what `createRequire(…)` returned. */
function isRequire(file: SourceFile, node: Node): boolean {
  const callee = unwrap(node);
  if (callee.type === 'CallExpression') return makesRequire(file, callee.callee);
  if (callee.type !== 'Identifier') return false;
  const variable = variableOf(file, callee);
  if (!variable) return callee.name === 'require';
  const [write, second] = variable.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write?.path.length === 0 && !second && write.expression.type === 'CallExpression' && makesRequire(file, write.expression.callee);
}

function makesRequire(file: SourceFile, callee: Node): boolean {
  if (callee.type === 'MemberExpression') return keyOf(callee) === 'createRequire';
  if (callee.type !== 'Identifier') return false;
  const specifier = variableOf(file, callee)?.defs[0]?.node;
  return (specifier?.type === 'ImportSpecifier' ? importedName(specifier) : callee.name) === 'createRequire';
}

/** The catalogue's module for an import source; a project's own path is resolved against the importing file. */
export function moduleModel(file: SourceFile, name: string): ModuleModel | null {
  return file.catalogue.module(name) ?? (file.catalogue.hasProjectModules && name.startsWith('.') ? projectModule(file, name) : null);
}

function projectModule(file: SourceFile, name: string): ModuleModel | null {
  return projectModuleAt(file, path.posix.join(path.posix.dirname(file.filename), name));
}

/** The catalogue's module for a file of the project. */
export function projectModuleAt(file: SourceFile, absolute: string): ModuleModel | null {
  const relative = `./${path.posix.relative(file.cwd, absolute)}`;
  const bare = relative.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '');
  for (const candidate of [relative, bare, `${bare}.js`, `${bare}.ts`, `${bare}/index`, `${bare}/index.js`, `${bare}/index.ts`]) {
    const module = file.catalogue.module(candidate);
    if (module) return module;
  }
  return null;
}

export function importedName(node: TSESTree.ImportSpecifier): string {
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

export function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** What a wrapper of a transpiler is given: `require('x')` in `__importDefault(require('x'))`; `null` for other calls. */
export function interopOf(call: CallNode): Node | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : null;
  return name !== null && /^_+(?:import|interop|toESM|esm)/i.test(name) ? (call.arguments[0] ?? null) : null;
}
