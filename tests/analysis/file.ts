import { resolve } from 'node:path';
import { createSourceFile, type CallNode, type Node, type SourceFile } from '../../src/analysis/file.js';
import { readSettings } from '../../src/settings.js';
import { readerFor, type FactsOptions } from '../facts.js';

/** A parsed text, and ways to point at its nodes. */
export interface Parsed {
  readonly file: SourceFile;
  /** The largest expression that starts right after the comment whose text is the mark (`?` unless told). */
  readonly marked: (mark?: string) => Node;
  /** The call that stands there. */
  readonly markedCall: (mark?: string) => CallNode;
  /** The last identifier of that name. */
  readonly named: (name: string) => Node;
}

/** A text as the questions of the analysis see it. */
export function parsed(code: string, options: FactsOptions = {}): Parsed {
  const { settings, project } = options;
  const { linter, filename, languageOptions } = readerFor(options);
  const messages = linter.verify(code, [{ files: ['**/*.{js,jsx,ts,tsx,mjs,cjs}'], languageOptions }], { filename });
  if (messages.length > 0) throw new Error(messages.map(({ message }) => message).join('\n'));
  const sourceCode = linter.getSourceCode();
  const cwd = project ?? process.cwd();
  const file = createSourceFile(sourceCode as never, readSettings(settings === undefined ? {} : { 'async-http': settings }), resolve(cwd, filename), cwd);

  const marked = (mark = '?'): Node => {
    const [comment, second] = sourceCode.getAllComments().filter(({ value }) => value.trim() === mark);
    const token = comment && !second ? sourceCode.getTokenAfter(comment) : null;
    if (!token) throw new Error(`The mark ${mark} must stand once before a token`);
    let node = sourceCode.getNodeByRangeIndex(token.range[0]) as Node | null;
    if (!node) throw new Error(`Nothing starts after the mark ${mark}`);
    while (node.parent?.range[0] === token.range[0] && isExpression(node.parent)) node = node.parent;
    return node;
  };

  return {
    file,
    marked,
    markedCall: (mark) => {
      const node = marked(mark);
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') throw new Error(`${node.type} is no call`);
      return node;
    },
    named: (text) => {
      const token = sourceCode.ast.tokens.findLast(({ type, value }) => type === 'Identifier' && value === text);
      if (!token) throw new Error(`No identifier ${text}`);
      return sourceCode.getNodeByRangeIndex(token.range[0]) as Node;
    },
  };
}

function isExpression({ type }: Node): boolean {
  return type.endsWith('Expression') && type !== 'ChainExpression';
}
