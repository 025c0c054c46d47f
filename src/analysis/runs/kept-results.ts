import { conditionsBy, type Condition } from '../paths/conditions.js';
import { constantOf } from '../values/constants.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { runningFunction } from '../functions/frames.js';
import { isInside, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** A place outside a function that the function fills: a variable, a field, a table of them. */
interface Slot { readonly text: string; readonly keyed: boolean }

/**
 * How often code runs whose function keeps what it finds out, and returns early when it has it: `once`, or once `for each key`.
 * `null` where the function keeps nothing, or not for this code.
 */
export function keptFor(file: SourceFile, node: Node): 'once' | 'for each key' | null {
  const frame = runningFunction(file, node);
  if (!frame) return null;
  const conditions = conditionsIn(file, node, frame);
  if (conditions.length === 0) return null;
  const slots = slotsOf(file, frame).filter(({ text }) => conditions.some(({ test, holds }) => saysEmpty(file, test, holds, text)));
  if (slots.length === 0) return null;
  return slots.every(({ keyed }) => keyed) ? 'for each key' : 'once';
}

/** Conditions of branches and early exits. What a loop asks for is another matter. */
function conditionsIn(file: SourceFile, node: Node, frame: FunctionNode): readonly Condition[] {
  const found: Condition[] = [];
  for (let current = node, { parent } = node; parent && current !== frame; current = parent, { parent } = parent) {
    if (!/^(?:Do)?(?:While|For)/.test(parent.type)) found.push(...conditionsBy(file, parent, current));
  }
  return found;
}

/** Places outside a function that it puts a value into. What is set to `true` or `false` only says that something is under way, and what is made of itself only counts. */
function slotsOf(file: SourceFile, frame: FunctionNode): readonly Slot[] {
  const slots: (Slot & { readonly value: Node })[] = [];
  const add = (place: Node, value: Node, keyed: boolean): void => {
    const text = file.sourceCode.getText(place);
    if (outlives(file, place, frame) && !file.sourceCode.getText(value).includes(text)) slots.push({ text, keyed, value });
  };
  for (const { left, right, operator } of file.nodes.assignments) {
    if (operator !== '=' || !isInside(left, frame)) continue;
    if (left.type === 'MemberExpression' && left.computed) add(left.object, right, true);
    else if (left.type === 'MemberExpression' || left.type === 'Identifier') add(left, right, false);
  }
  const emptied = new Set<string>();
  for (const { callee, arguments: [, value] } of file.nodes.calls) {
    if (callee.type !== 'MemberExpression' || !isInside(callee, frame)) continue;
    if (keyOf(callee) === 'set' && value) add(callee.object, value, true);
    // What is taken away when the work is done is there for its time only.
    if (keyOf(callee) === 'delete') emptied.add(file.sourceCode.getText(callee.object));
  }
  const isFlag = ({ value }: { readonly value: Node }): boolean => {
    const constant = constantOf(file, value);
    return constant.known && typeof constant.value === 'boolean';
  };
  return slots.filter(({ text }) => !emptied.has(text) && !slots.some((other) => other.text === text && isFlag(other)));
}

function outlives(file: SourceFile, place: Node, frame: FunctionNode): boolean {
  let root = unwrap(place);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return root !== place;
  const declared = variableOf(file, root)?.defs[0]?.name as Node | undefined;
  return declared !== undefined && !isInside(declared, frame);
}

/** Whether a test that came out like this says that nothing is in a place yet. */
function saysEmpty(file: SourceFile, test: Node, holds: boolean, slot: string): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return saysEmpty(file, inner.argument, !holds, slot);
  if (inner.type === 'LogicalExpression') return saysEmpty(file, inner.left, holds, slot) || saysEmpty(file, inner.right, holds, slot);
  const isForNothing = inner.type === 'BinaryExpression' && inner.operator.startsWith('==') && [inner.left, inner.right].some((side) => isNone(file, side));
  return holds === isForNothing && speaksOf(file, inner, slot);
}

function isNone(file: SourceFile, node: Node): boolean {
  const constant = constantOf(file, node);
  return constant.known && (constant.value === undefined || constant.value === null);
}

/** Whether an expression is about a place, or about a local that was read from there. */
function speaksOf(file: SourceFile, node: Node, slot: string, depth = 0): boolean {
  const text = file.sourceCode.getText(node);
  const at = text.indexOf(slot);
  if (at >= 0 && !/[\w$.]/.test(text.charAt(at - 1)) && !/[\w$]/.test(text.charAt(at + slot.length))) return true;
  let root = unwrap(node);
  if (root.type === 'BinaryExpression') root = unwrap(root.left);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null;
  return depth < 3 && variable?.defs[0]?.type === 'Variable' && (writesOf(variable) ?? []).some(({ expression }) => speaksOf(file, expression, slot, depth + 1));
}
