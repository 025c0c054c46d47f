import type { Node, SourceFile } from '../analysis/file.js';
import { perFile } from '../analysis/file.js';

/** The quote this file writes around strings: what its imports use, else what most strings use; `'` when it has none. */
const quoteOf = perFile((file): "'" | '"' => {
  const sources = file.nodes.imports.map(({ source }) => source.raw);
  const all = sources.length > 0 ? sources : file.nodes.strings.flatMap((node) => (node.type === 'Literal' ? [node.raw] : []));
  const double = all.filter((raw) => raw.startsWith('"')).length;
  return double > all.length / 2 ? '"' : "'";
});

/** A string literal in the file's own quotes. */
export function quoted(file: SourceFile, text: string): string {
  const quote = quoteOf(file);
  return `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** Statements that end in a semicolon where they are written with one. */
const closedBySemicolon = new Set(['ExpressionStatement', 'ImportDeclaration', 'ReturnStatement', 'ThrowStatement', 'VariableDeclaration']);

/** `;` when the file ends its statements with semicolons, else nothing. A file without evidence gets semicolons. */
export const semicolonsOf = perFile((file): ';' | '' => {
  let [written, left] = [0, 0];
  const count = (statement: Node): void => {
    if (closedBySemicolon.has(statement.type)) {
      if (file.sourceCode.text[statement.range[1] - 1] === ';') written++;
      else left++;
    }
  };
  for (const statement of file.sourceCode.ast.body) count(statement);
  for (const { body } of file.nodes.functions) if (body.type === 'BlockStatement') body.body.forEach(count);
  return left > written ? '' : ';';
});

export const newlineOf = perFile((file): '\n' | '\r\n' => (file.sourceCode.text.includes('\r\n') ? '\r\n' : '\n'));

/** White space at the start of the line on which a node starts. */
export function indentOf(file: SourceFile, node: Node): string {
  return /^[\t ]*/.exec(file.sourceCode.text.slice(lineStart(file, node.range[0])))?.[0] ?? '';
}

/** One step of indentation, as the file writes it: that of the first indented line; two spaces if none is. */
export const indentStepOf = perFile((file): string => {
  const body = file.nodes.functions.map((node) => node.body).find((node) => node.type === 'BlockStatement' && node.body.length > 0 && node.loc.start.line < node.loc.end.line);
  if (body?.type !== 'BlockStatement') return '  ';
  const [first] = body.body;
  const [outer, inner] = [indentOf(file, body), first ? indentOf(file, first) : ''];
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '  ';
});

/** Offset at which the line of an offset begins. */
export function lineStart(file: SourceFile, offset: number): number {
  return file.sourceCode.text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset after the line break that ends the line of an offset; the end of the text on the last line. */
export function lineEnd(file: SourceFile, offset: number): number {
  const end = file.sourceCode.text.indexOf('\n', offset);
  return end === -1 ? file.sourceCode.text.length : end + 1;
}

/**
 * Text that starts with `(`, `[` or a template, put where a node is: in a file without semicolons it would continue the
 * statement before it, so it gets one in front.
 */
export function guarded(file: SourceFile, node: Node, text: string): string {
  return /^[([`]/.test(text) && continues(file, node) ? `;${text}` : text;
}

/** Where a statement ends. A semicolon that leads the next line belongs to what follows there, whatever the grammar says. */
export function endOfStatement(file: SourceFile, statement: Node): number {
  const [before, last] = file.sourceCode.getLastTokens(statement, 2);
  const leads = before && last?.value === ';' && last.loc.start.line > before.loc.end.line;
  return leads && file.sourceCode.text.slice(last.range[1], lineEnd(file, last.range[1])).trim() !== '' ? before.range[1] : statement.range[1];
}

/** A statement put in front of a token; it gets a semicolon if it would go on with that. */
export function endedBefore(text: string, next: { readonly value: string } | null | undefined): string {
  return !/;\s*$/.test(text) && next && /^[([`/+-]/.test(next.value) ? `${text};` : text;
}

/** Whether a node starts an expression statement that only a line break separates from the one before. */
function continues(file: SourceFile, node: Node): boolean {
  let statement: Node | undefined = node;
  while (statement && statement.type !== 'ExpressionStatement' && statement.parent?.range[0] === node.range[0]) statement = statement.parent;
  if (statement?.type !== 'ExpressionStatement' || statement.range[0] !== node.range[0]) return false;
  const siblings: readonly Node[] = statementsOf(statement.parent);
  const before = siblings[siblings.indexOf(statement) - 1];
  return before !== undefined && isOpen(file, before);
}

/** The statements among which a node's children stand; none when it is no list of statements. */
export function statementsOf(parent: Node | undefined): readonly Node[] {
  switch (parent?.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return parent.body;
    case 'SwitchCase':
      return parent.consequent;
    default:
      return [];
  }
}

/** Whether a statement ends in an expression and no semicolon. */
function isOpen(file: SourceFile, statement: Node): boolean {
  switch (statement.type) {
    case 'IfStatement':
      return isOpen(file, statement.alternate ?? statement.consequent);
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'LabeledStatement':
      return isOpen(file, statement.body);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return statement.declaration !== null && isOpen(file, statement.declaration);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'BlockStatement':
    case 'TryStatement':
    case 'SwitchStatement':
    case 'DoWhileStatement':
      return false;
    default:
      return file.sourceCode.text[statement.range[1] - 1] !== ';';
  }
}
