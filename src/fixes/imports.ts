import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { isNodeModule } from '../analysis/values/manifest.js';
import { moduleName, projectName, sourceOf } from '../analysis/values/project-path.js';
import { isGlobal } from '../analysis/scope.js';
import { existingBinding, type Request } from './bindings.js';
import { quoted, semicolonsOf } from './layout.js';
import { addImportLine, headOf, isCommonJs, usesNodePrefix } from './module-top.js';
import { freeName } from './names.js';
import type { Edit } from './plan.js';

/** An expression for an export, and the edits that make it mean that. */
export interface Binding { readonly local: string; readonly edits: readonly Edit[] }

/**
 * A name for an export of a module at some node: one that is bound and visible there already, else a new one in the
 * file's own style (import or require, quotes, semicolons, `node:`). `preferred` is the name to bind a new one to.
 */
export function importBinding(file: SourceFile, request: Request & { readonly preferred?: string }, at: Node): Binding {
  const known = existingBinding(file, request, at);
  return known === null ? newBinding(file, request, at) : { local: known, edits: [] };
}

function newBinding(file: SourceFile, { from, name, preferred }: Request & { readonly preferred?: string }, at: Node): Binding {
  const local = freeName(file, preferred ?? (name === 'default' ? nameFor(from) : name), [at]);
  return { local, edits: [isCommonJs(file) ? requireEdit(file, { from, name }, local) : importEdit(file, { from, name }, local)] };
}

/** `which` for `which`, `fastGlob` for `fast-glob`, `pLimit` for `p-limit`. */
function nameFor(from: string): string {
  const last = from.replace(/^.*\//, '').replace(/\.[cm]?[jt]s$/, '');
  return last.replace(/[^\p{ID_Continue}$]+(.)?/gu, (_all, next: string | undefined) => next?.toUpperCase() ?? '').replace(/^(?=\d)|^$/, '_');
}

function importEdit(file: SourceFile, { from, name }: Request, local: string): Edit {
  const specifier = name === 'default' ? local : name === local ? name : `${name} as ${local}`;
  const joined = name === 'default' ? joinDefault(file, from, local) : joinNamed(file, from, specifier);
  return joined ?? addImportLine(file, importText(file, from, name === 'default' ? specifier : `{ ${specifier} }`));
}

/** An import declaration in the file's style, without a line break. */
function importText(file: SourceFile, from: string, clause: string): string {
  return `import ${clause} from ${quoted(file, specifierFor(file, from))}${semicolonsOf(file)}`;
}

function requireEdit(file: SourceFile, { from, name }: Request, local: string): Edit {
  const clause = name === 'default' ? local : name === local ? `{ ${name} }` : `{ ${name}: ${local} }`;
  const joined = name === 'default' ? null : joinPattern(file, from, clause.slice(2, -2));
  return joined ?? addImportLine(file, `const ${clause} = require(${quoted(file, specifierFor(file, from))})${semicolonsOf(file)}`);
}

/** The import source as this file would write it. */
function specifierFor(file: SourceFile, from: string): string {
  const bare = from.replace(/^node:/, '');
  if (!from.startsWith('node:') && !isNodeModule(from)) return sourceOf(file, from);
  return usesNodePrefix(file) ? `node:${bare}` : bare;
}

function isSame(file: SourceFile, source: string, from: string): boolean {
  return moduleName(file, source).replace(/^node:/, '') === projectName(from).replace(/^node:/, '');
}

/** Adds a name to an import of the same module that has names already, or only a default. */
function joinNamed(file: SourceFile, from: string, specifier: string): Edit | null {
  const declaration = file.nodes.imports.find(
    ({ source, importKind, specifiers, attributes }) => isSame(file, source.value, from) && importKind !== 'type' && !(attributes as readonly unknown[] | undefined)?.length && specifiers.length > 0 && specifiers.every(({ type }) => type !== 'ImportNamespaceSpecifier'),
  );
  if (!declaration) return null;
  const last = declaration.specifiers.at(-1)!;
  if (last.type === 'ImportSpecifier') return joinAfter(file, last, specifier);
  const brace = file.sourceCode.getTokenAfter(last);
  // `import x, {} from 'y'`
  if (brace?.value === ',') return null;
  return { range: [last.range[1], last.range[1]], text: `, { ${specifier} }` };
}

function joinDefault(file: SourceFile, from: string, local: string): Edit | null {
  const declaration = file.nodes.imports.find(({ source, importKind, specifiers }) => isSame(file, source.value, from) && importKind !== 'type' && specifiers[0]?.type === 'ImportSpecifier');
  const brace = declaration && file.sourceCode.getTokenBefore(declaration.specifiers[0]!);
  return brace ? { range: [brace.range[0], brace.range[0]], text: `${local}, ` } : null;
}

/** Adds a name to a `const { a } = require('x')` of the module's top. */
function joinPattern(file: SourceFile, from: string, property: string): Edit | null {
  for (const statement of headOf(file)) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'ObjectPattern' || !init || requiredBy(file, init) === null || !isSame(file, requiredBy(file, init)!, from)) continue;
      const last = id.properties.at(-1);
      if (last?.type === 'Property') return joinAfter(file, last, property);
    }
  }
  return null;
}

function requiredBy(file: SourceFile, node: Node): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require' || !isGlobal(file, node.callee)) return null;
  const [source] = node.arguments;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}

/** On a line of its own when the one before has its own. */
function joinAfter(file: SourceFile, last: TSESTree.ImportSpecifier | TSESTree.Property, text: string): Edit {
  const before = file.sourceCode.getTokenBefore(last);
  const own = before !== null && before.loc.end.line < last.loc.start.line;
  const gap = own ? /(?:\r?\n)[\t ]*$/.exec(file.sourceCode.text.slice(0, last.range[0]))?.[0] ?? ' ' : ' ';
  return { range: [last.range[1], last.range[1]], text: `,${gap}${text}` };
}
