import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { isFunction, isInside, unwrap } from '../analysis/scope.js';
import { freeName } from './names.js';
import type { Edit } from './plan.js';

/** A function call around some work, in the words of the catalogue: `limit(() => {{call}})`. */
export interface Wrapper { readonly before: string; readonly after: string }

const work = '() => {{call}}';

/** A wrapper from its template, the limiter's name filled in; `null` for a template of another form. */
export function wrapperFrom(template: string, limiter: string): Wrapper | null {
  const [before, after, more] = template.replaceAll('{{limiter}}', limiter).split(work);
  return before !== undefined && after !== undefined && more === undefined ? { before, after } : null;
}

/** How many arguments a mapper looks at: those of its parameters, or all. */
export function argumentsTaken(file: SourceFile, mapper: FunctionNode): number {
  const open = mapper.params.some(({ type }) => type === 'RestElement') || usesOwn(file, mapper, 'arguments');
  return open ? 3 : mapper.params.length;
}

/** Runs the work of a mapper inside a wrapper: `(x) => f(x)` becomes `(x) => limit(() => f(x))`. `null` where that cannot be said simply. */
export function wrapMapper(file: SourceFile, given: Node, mapper: FunctionNode, { before, after }: Wrapper): readonly Edit[] | null {
  const { sourceCode } = file;
  if (mapper.generator) return null;
  if (given !== mapper) {
    const inner = unwrap(given);
    if (inner.type !== 'Identifier') return null;
    const names = ['item', 'index', 'items'].slice(0, argumentsTaken(file, mapper)).map((name) => freeName(file, name, [given])).join(', ');
    return [{ range: given.range, text: `(${names}) => ${before}() => ${sourceCode.getText(inner)}(${names})${after}` }];
  }
  const isAsync = mapper.async ? 'async ' : '';
  if (mapper.type === 'ArrowFunctionExpression') {
    const arrow = sourceCode.getTokenBefore(mapper.body, ({ value }) => value === '=>')!;
    const body = sourceCode.getTokenAfter(arrow)!;
    const edits: Edit[] = [{ range: [body.range[0], body.range[0]], text: `${before}${isAsync}() => ` }, { range: [mapper.range[1], mapper.range[1]], text: after }];
    const [start] = mapper.range;
    return mapper.async ? [{ range: [start, start + /^async\s*/.exec(sourceCode.getText(mapper))![0].length], text: '' }, ...edits] : edits;
  }
  if (mapper.type !== 'FunctionExpression' || mapper.id || usesOwn(file, mapper, 'arguments') || usesOwn(file, mapper, 'this')) return null;
  const open = sourceCode.getFirstToken(mapper, ({ value }) => value === '(');
  const close = sourceCode.getTokenBefore(mapper.body);
  if (!open || !close || sourceCode.getCommentsInside(mapper).some((comment) => comment.range[0] < mapper.body.range[0])) return null;
  const start = mapper.typeParameters ?? open;
  return [
    { range: [mapper.range[0], start.range[0]], text: '' },
    { range: [close.range[1], mapper.body.range[0]], text: ` => ${before}${isAsync}() => ` },
    { range: [mapper.range[1], mapper.range[1]], text: after },
  ];
}

/** Whether a function uses its own `this` or `arguments`. */
function usesOwn(file: SourceFile, mapper: FunctionNode, what: 'this' | 'arguments'): boolean {
  if (mapper.type === 'ArrowFunctionExpression') return false;
  const text = file.sourceCode.getText(mapper);
  if (!text.includes(what) && !text.includes('super')) return false;
  return file.sourceCode.ast.tokens.some((token) => isWithin(token, mapper) && (token.value === what || token.value === 'super') && ownerOf(file, token, mapper) === mapper);
}

function isWithin(token: TSESTree.Token, node: Node): boolean {
  return token.range[0] >= node.range[0] && token.range[1] <= node.range[1];
}

/** The function whose `this` a token means; arrow functions have none. */
function ownerOf(file: SourceFile, token: TSESTree.Token, outermost: FunctionNode): Node | null {
  let node = file.sourceCode.getNodeByRangeIndex(token.range[0]) as Node | null | undefined;
  for (; node && isInside(node, outermost); node = node.parent) if (isFunction(node) && node.type !== 'ArrowFunctionExpression') return node;
  return null;
}
