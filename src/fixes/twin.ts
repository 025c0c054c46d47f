import type { TSESTree } from '@typescript-eslint/utils';
import type { blockingModel } from '../analysis/blocking/blocking.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { unwrap, variableOf } from '../analysis/scope.js';
import { valueOf } from '../analysis/values/values.js';
import { boundTo, existingBinding, expressionPath, pathOf, rest } from './bindings.js';
import { importBinding, type Binding } from './imports.js';
import { semicolonsOf } from './layout.js';
import { declareAtModuleTop } from './module-top.js';
import { freeName, scopesAt, variableNamed } from './names.js';

/** How the catalogue describes the asynchronous counterpart of a call. */
export type Twin = NonNullable<NonNullable<ReturnType<typeof blockingModel>>['twin']>;

/** An expression for a twin at a blocking call, with what it needs at the top of the file; or why there is none. */
export function twinBinding(file: SourceFile, call: TSESTree.CallExpression, twin: Twin): Binding | { readonly because: string } {
  if (twin.form === 'promisify') return promisified(file, call, twin);
  const known = existingBinding(file, twin, call);
  if (known !== null) return { local: known, edits: [] };
  const beside = besideCallee(file, call.callee, twin);
  if (beside) return beside;
  return importBinding(file, { ...twin, preferred: nameFor(file, twin, call) }, call);
}

/** The twin's own name where it is free, else one that says what it is. */
function nameFor(file: SourceFile, { name, from }: Twin, at: Node): string {
  const own = name === 'default' ? from.replace(/^.*[/:]/, '').replace(/-+(.)/g, (_all, letter: string) => letter.toUpperCase()) : name;
  return freeName(file, own, [at]) === own ? own : `${own}Async`;
}

/** The twin as a member of what the blocking function is a member of: `fse.readFileSync` → `fse.readFile`, `which.sync` → `which`. */
function besideCallee(file: SourceFile, callee: Node, { from, name }: Twin): Binding | { readonly because: string } | null {
  const wanted = name === 'default' ? [] : [name];
  for (let node = unwrap(callee); node.type === 'MemberExpression'; ) {
    node = unwrap(node.object);
    const value = valueOf(file, node);
    if (value?.type !== null) continue;
    const isSame = value.module.entries.some(({ modules }) => modules?.includes(from.replace(/^node:/, '')));
    const members = isSame && value.path.every((key, index) => wanted[index] === key) ? wanted.slice(value.path.length) : inNode(file, node, { from, name });
    if (!members) continue;
    if (value.injected) return { because: 'the module is handed in, and its double may lack the twin' };
    if (members.length === 0 && isNamespace(file, node)) {
      if (/\.[cm]?tsx?$/.test(file.filename)) return { because: 'how the module itself is called depends on the compiler settings' };
      return { local: `${file.sourceCode.getText(node)}.default`, edits: [] };
    }
    return { local: [file.sourceCode.getText(node), ...members].join('.'), edits: [] };
  }
  return null;
}

/** Members from one of Node's modules, as written in place (`require('fs')`), to the twin. */
function inNode(file: SourceFile, node: Node, twin: Pick<Twin, 'from' | 'name'>): readonly string[] | null {
  const path = expressionPath(file, node);
  return path && rest(path, pathOf(twin));
}

function isNamespace(file: SourceFile, node: Node): boolean {
  const definition = node.type === 'Identifier' ? variableOf(file, node)?.defs[0] : null;
  return definition?.node.type === 'ImportNamespaceSpecifier';
}

const promisify = { from: 'node:util', name: 'promisify' } as const;

/** `const pbkdf2Async = promisify(pbkdf2);` at the top of the module, or the one that is there. */
function promisified(file: SourceFile, call: TSESTree.CallExpression, twin: Twin): Binding {
  const known = existingPromisified(file, call, twin);
  if (known !== null) return { local: known, edits: [] };
  const top = file.sourceCode.ast;
  const wrapper = importBinding(file, promisify, top);
  const base = importBinding(file, { ...twin, preferred: freeName(file, twin.name, []) === twin.name ? twin.name : `${twin.name}WithCallback` }, top);
  const local = freeName(file, `${twin.name}Async`, [call]);
  const text = `const ${local} = ${wrapper.local}(${base.local})${semicolonsOf(file)}`;
  return { local, edits: [...wrapper.edits, ...base.edits, declareAtModuleTop(file, text)] };
}

function existingPromisified(file: SourceFile, at: Node, twin: Twin): string | null {
  for (const scope of scopesAt(file, at)) {
    for (const variable of scope.variables) {
      const declarator = variable.defs[0]?.node as Node | undefined;
      if (declarator?.type !== 'VariableDeclarator' || declarator.parent.kind !== 'const' || declarator.init?.type !== 'CallExpression') continue;
      const [wrapped] = declarator.init.arguments;
      const leads = wrapped && leadsTo(file, declarator.init.callee, promisify) && leadsTo(file, wrapped, twin);
      if (leads && declarator.range[1] <= at.range[0] && variableNamed(file, variable.name, at) === variable) return variable.name;
    }
  }
  return null;
}

function leadsTo(file: SourceFile, node: Node, request: Pick<Twin, 'from' | 'name'>): boolean {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const path = variable ? boundTo(file, variable) : expressionPath(file, inner);
  return path !== null && rest(path, pathOf(request))?.length === 0;
}
