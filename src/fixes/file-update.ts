import { blockingModel } from '../analysis/blocking/blocking.js';
import { perFile, perNode, type FunctionNode, type Node, type SourceFile } from '../analysis/file.js';
import { calledFunction } from '../analysis/functions/functions.js';
import { functionAround, isInside, variableOf, writesOf, type Variable } from '../analysis/scope.js';

/** A call that reads or replaces the content of a file, by itself or through a sync function of this file. */
interface Touch { readonly content: 'read' | 'replaced'; readonly path: Path; readonly at: Node }

/** How a file is named: `key` is the same for the same file, `text` is for people. */
interface Path { readonly key: string; readonly text: string }

/**
 * The file, as written, that a function reads and writes back in one turn, when an `await` at a node would part the two:
 * what another call writes in between would be lost. `waits` are the awaits that are there already.
 */
export function partedUpdate(file: SourceFile, node: Node, around: FunctionNode, waits: readonly Node[]): string | null {
  const touches = touchesIn(file, around);
  const reads = touches.filter(({ content, at }) => content === 'read' && end(at) <= end(node));
  for (const { path, at } of touches.filter((touch) => touch.content === 'replaced' && end(node) <= end(touch.at))) {
    const isParted = (read: Touch) => waits.some((wait) => end(read.at) <= end(wait) && end(wait) <= end(at) && !isInside(at, wait));
    if (reads.some((read) => read.path.key === path.key && end(read.at) < end(at) && !isParted(read))) return path.text;
  }
  return null;
}

/** A call happens when its arguments are there: where it ends. */
function end(node: Node): number {
  return node.range[1];
}

const touchesIn = perNode<FunctionNode, readonly Touch[]>([], (file, around) =>
  file.nodes.calls.flatMap((call): readonly Touch[] => {
    if (functionAround(call) !== around) return [];
    const [first] = call.arguments;
    const content = blockingModel(file, call)?.content;
    if (content !== undefined) return first && first.type !== 'SpreadElement' ? [{ content, path: { key: keyOfPath(file, first), text: file.sourceCode.getText(first) }, at: call }] : [];
    const called = calledFunction(file, call);
    if (!called || called.async || called.generator) return [];
    return touchesIn(file, called).map((touch) => ({ ...touch, path: { ...touch.path, key: givenTo(file, called, call.arguments, touch.path.key) }, at: call }));
  }),
);

/** A key in which a function's parameters stand, in terms of its caller. */
function givenTo(file: SourceFile, called: FunctionNode, given: readonly Node[], key: string): string {
  return called.params.reduce((result, parameter, index) => {
    const variable = parameter.type === 'Identifier' ? variableOf(file, parameter) : null;
    const argument = given[index];
    return variable && argument ? result.replaceAll(markOf(file, variable), keyOfPath(file, argument)) : result;
  }, key);
}

/** The text of an expression with every variable marked, constants of a function by what they hold. */
function keyOfPath(file: SourceFile, node: Node, depth = 0): string {
  const { text } = file.sourceCode;
  let key = '';
  let from = node.range[0];
  for (const name of namesIn(file, node)) {
    const variable = variableOf(file, name);
    if (!variable) continue;
    const [write, second] = variable.defs[0]?.type === 'Variable' && variable.scope.type !== 'module' ? (writesOf(variable) ?? []) : [];
    const held = write && !second && write.path.length === 0 && depth < 3 ? keyOfPath(file, write.expression, depth + 1) : markOf(file, variable);
    key += text.slice(from, name.range[0]) + held;
    from = name.range[1];
  }
  return key + text.slice(from, end(node));
}

/** The identifiers of an expression that stand for values, in the order of the text. */
function namesIn(file: SourceFile, node: Node): readonly Node[] {
  if (node.type === 'Identifier') return [node];
  const keys = file.sourceCode.visitorKeys[node.type] ?? [];
  return keys.flatMap((key) => {
    if (node.type === 'MemberExpression' && key === 'property' && !node.computed) return [];
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    return [child].flat().flatMap((one) => (one ? namesIn(file, one) : []));
  });
}

const marks = perFile(() => new Map<Variable, string>());

function markOf(file: SourceFile, variable: Variable): string {
  const known = marks(file);
  const mark = known.get(variable) ?? `\u0000${known.size}\u0000`;
  known.set(variable, mark);
  return mark;
}
