import type { TSESTree } from '@typescript-eslint/utils';
import { perFile, type Node, type SourceFile } from '../analysis/file.js';
import { isNodeModule, manifestOf } from '../analysis/values/manifest.js';
import { isGlobal, unwrap } from '../analysis/scope.js';
import { endedBefore, endOfStatement, lineEnd, newlineOf } from './layout.js';
import type { Edit } from './plan.js';

/** Whether the file is a CommonJS module: no import and no export, and its calls, its name, its manifest or its parser say so. */
export const isCommonJs = perFile((file): boolean => {
  const { body } = file.sourceCode.ast;
  if (body.some(({ type }) => type === 'ImportDeclaration' || type.startsWith('Export') || type === 'TSImportEqualsDeclaration' || type === 'TSExportAssignment')) return false;
  if (/\.[cm]?tsx?$|\.mjs$/.test(file.filename)) return file.filename.endsWith('.cts') || (usesRequire(file) && !file.filename.endsWith('.mjs'));
  if (file.filename.endsWith('.cjs') || usesRequire(file)) return true;
  const manifest = manifestOf(file);
  return manifest ? manifest.type === 'commonjs' && file.sourceCode.ast.sourceType !== 'module' : file.sourceCode.ast.sourceType !== 'module';
});

function usesRequire(file: SourceFile): boolean {
  if (file.nodes.calls.some(({ callee }) => callee.type === 'Identifier' && callee.name === 'require' && isGlobal(file, callee))) return true;
  return file.nodes.assignments.some(({ left }) => {
    let root: Node = left;
    while (root.type === 'MemberExpression') root = root.object;
    return root !== left && root.type === 'Identifier' && (root.name === 'module' || root.name === 'exports') && isGlobal(file, root);
  });
}

/** Statements that open the file: directives, imports and requires. New declarations go after the last of them. */
export const headOf = perFile((file): readonly TSESTree.ProgramStatement[] => {
  const { body } = file.sourceCode.ast;
  let end = body.findIndex((statement) => !isDirective(statement) && !isImport(file, statement));
  if (end === -1) end = body.length;
  // Imports are hoisted wherever they stand: code that follows a later one may already count on it.
  const last = body.findLastIndex(({ type }) => type === 'ImportDeclaration');
  return body.slice(0, Math.max(end, last + 1));
});

function isDirective(statement: Node): boolean {
  return statement.type === 'ExpressionStatement' && typeof statement.directive === 'string';
}

/** `import`, `import x = require()`, and constants that only require: `const { a } = require('x').b`. */
function isImport(file: SourceFile, statement: Node): boolean {
  if (statement.type === 'ImportDeclaration' || statement.type === 'TSImportEqualsDeclaration') return true;
  if (statement.type === 'ExpressionStatement') return isRequire(file, statement.expression);
  return statement.type === 'VariableDeclaration' && statement.declarations.every(({ init }) => init !== null && isRequire(file, init));
}

/** `require('x')`, also a member of it or a call on it (`require('dotenv').config()`). */
function isRequire(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return isRequire(file, inner.object);
  if (inner.type !== 'CallExpression') return false;
  return inner.callee.type === 'Identifier' ? inner.callee.name === 'require' && isGlobal(file, inner.callee) : inner.callee.type === 'MemberExpression' && isRequire(file, inner.callee);
}

/** Whether the file writes `node:` before Node's modules: as most of its imports of them do; yes when it has none. */
export const usesNodePrefix = perFile((file): boolean => {
  const sources = file.nodes.imports.map(({ source }) => source.value);
  for (const { callee, arguments: [first] } of file.nodes.calls) {
    if (callee.type === 'Identifier' && callee.name === 'require' && first?.type === 'Literal') sources.push(String(first.value));
  }
  const own = sources.filter(isNodeModule);
  return own.filter((source) => source.startsWith('node:')).length >= own.length / 2;
});

/** Puts declarations at the top of the module, after directives, imports and requires. `text` has no line break at its end. */
export function declareAtModuleTop(file: SourceFile, text: string): Edit {
  const last = headOf(file).at(-1);
  if (last && !isDirective(last)) return insertAfter(file, last, text, { blankBefore: true });
  return insertFirst(file, text);
}

/** As `declareAtModuleTop`, but not before the statements that the declarations need. */
export function declareAfter(file: SourceFile, needed: readonly Node[], text: string): Edit {
  const last = headOf(file).at(-1);
  const [latest] = needed.filter(({ range }) => !last || range[0] > last.range[0]).toSorted((a, b) => b.range[1] - a.range[1]);
  if (!latest) return declareAtModuleTop(file, text);
  return insertAfter(file, latest, text, { blankBefore: latest.loc.start.line < latest.loc.end.line });
}

/** Adds an import: under the last one, else first in the file. */
export function addImportLine(file: SourceFile, text: string): Edit {
  const last = headOf(file).at(-1);
  return last && !isDirective(last) ? insertAfter(file, last, text, { blankBefore: false }) : insertFirst(file, text);
}

/** Lines after the one a statement ends on; a statement that shares its line with another is followed directly. */
function insertAfter(file: SourceFile, statement: Node, added: string, { blankBefore }: { readonly blankBefore: boolean }): Edit {
  const { text } = file.sourceCode;
  const newline = newlineOf(file);
  const last = endOfStatement(file, statement);
  const end = lineEnd(file, last);
  const next = file.sourceCode.ast.tokens.find(({ range }) => range[0] >= last);
  const lines = `${endedBefore(added.trimEnd(), next)}${newline}`;
  if (next && next.range[0] < end) return { range: [last, last], text: `${newline}${lines.trimEnd()}${newline}` };
  // A comment that starts on this line and ends on another belongs to neither: stay before it.
  const trailing = file.sourceCode.getCommentsAfter(statement).find((comment) => comment.range[0] < end && comment.range[1] > end);
  if (trailing) return { range: [last, last], text: `${newline}${lines.trimEnd()}` };
  const broken = text[end - 1] === '\n';
  return { range: [end, end], text: `${broken ? '' : newline}${blankBefore ? newline : ''}${broken ? lines : lines.trimEnd()}` };
}

/** Before the first statement and the comments that belong to it, after hashbang, directives and the comments that head the file. */
function insertFirst(file: SourceFile, added: string): Edit {
  const newline = newlineOf(file);
  const directive = headOf(file).at(-1);
  if (directive) return insertAfter(file, directive, added, { blankBefore: true });
  const text = endedBefore(added, firstToken(file));
  const comments = file.sourceCode.getAllComments().filter(({ range }) => range[1] <= (firstToken(file)?.range[0] ?? Infinity));
  const header = comments.findLastIndex((comment, index) => heads(file, comment, comments[index + 1] ?? firstToken(file)));
  const comment = comments[header];
  if (!comment) {
    const start = comments[0]?.range[0] ?? firstToken(file)?.range[0] ?? 0;
    return { range: [start, start], text: `${text}${newline}${newline}` };
  }
  const end = lineEnd(file, comment.range[1]);
  const rest = file.sourceCode.text.slice(end);
  const gap = isShebang(file, comment) ? '' : newline;
  return { range: [end, end], text: `${file.sourceCode.text[end - 1] === '\n' ? '' : newline}${gap}${text}${newline}${/^\r?\n|^$/.test(rest) ? '' : newline}` };
}

function firstToken(file: SourceFile): TSESTree.Token | null {
  return file.sourceCode.ast.tokens[0] ?? null;
}

/** A comment about the file: the hashbang, a pragma, a licence, or one with an empty line under it. */
function heads(file: SourceFile, comment: TSESTree.Comment, next: TSESTree.Comment | TSESTree.Token | null): boolean {
  if (isShebang(file, comment) || /^[\s*]*(?:@ts-|@license|@preserve|@copyright|copyright|eslint|globals? |prettier-|!)/i.test(comment.value)) return true;
  return next !== null && next.loc.start.line > comment.loc.end.line + 1;
}

function isShebang(file: SourceFile, comment: TSESTree.Comment): boolean {
  return comment.range[0] === 0 && file.sourceCode.text.startsWith('#!');
}
