import type { TSESTree } from '@typescript-eslint/utils';
import { perNode, type FunctionNode, type Node, type SourceFile } from '../analysis/file.js';
import { callbackRole } from '../analysis/functions/callbacks.js';
import { labelOf } from '../analysis/functions/functions.js';
import { mentionsOf } from '../analysis/functions/mentions.js';
import { functionAround, isInside, keyOf, unwrap, variableOf } from '../analysis/scope.js';
import { partedUpdate } from './file-update.js';

/** Whether `await` may stand at a node, and if not, why, as the end of a sentence. */
export type Place =
  | { readonly state: 'async'; readonly around: FunctionNode }
  /** It would, were the function around async. */
  | { readonly state: 'sync'; readonly around: FunctionNode; readonly because: string }
  | { readonly state: 'impossible'; readonly because: string };

export function awaitPlace(file: SourceFile, node: Node): Place {
  const around = functionAround(node);
  for (let current: Node | undefined = node; current && current !== around; current = current.parent) {
    const { parent }: { parent?: Node | undefined } = current;
    if (parent?.type === 'StaticBlock') return impossible('it runs in a static block of a class');
    if ((parent?.type === 'PropertyDefinition' || parent?.type === 'AccessorProperty') && parent.value === current) return impossible('it runs in a field initialiser');
    if (parent?.type === 'Decorator') return impossible('it runs in a decorator');
  }
  if (!around) return impossible('it runs while the module is loaded');
  if (around.params.some((parameter) => isInside(node, parameter))) return impossible('it runs in the default of a parameter');
  if (around.async) return { state: 'async', around };
  if (around.generator) return impossible('it runs in a sync generator');
  return { state: 'sync', around, because: whySync(file, around) };
}

function impossible(because: string): Place {
  return { state: 'impossible', because };
}

function whySync(file: SourceFile, around: FunctionNode): string {
  const role = callbackRole(file, around);
  const call = around.parent;
  if (role === 'immediate' && call?.type === 'NewExpression') return 'it runs in the executor of a promise';
  if (role !== null && role !== 'immediate' && call?.type === 'CallExpression') return `it runs in a sync callback of \`${calleeName(call)}\``;
  const label = labelOf(around);
  return label === null ? 'the function around it is not async' : `\`${label}\` is not async`;
}

function calleeName(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  return (callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : null) ?? 'a call';
}

/** What an `await` at a node could break although the function is async. `severe`: do not; else: only if somebody looks at it. */
export interface Hazard { readonly severe: boolean; readonly because: string }

export function awaitHazard(file: SourceFile, node: Node, around: FunctionNode): Hazard | null {
  const lost = lostUpdate(file, node, around);
  if (lost !== null) return { severe: true, because: `\`${lost}\` would lose what others write meanwhile` };
  const parted = partedFile(file, node, around);
  if (parted) return parted;
  if (listensToExit(around)) return { severe: true, because: 'nothing asynchronous runs in a listener for `exit`' };
  const waits = awaitsIn(file, around);
  if (waits.some((wait) => wait.range[0] < node.range[0])) return null;
  for (const method of iterationsOf(file, around)) {
    if (['map', 'flatMap', 'from', 'fromAsync'].includes(method)) {
      if (writesShared(file, node, around)) return { severe: false, because: 'the order of what the callbacks write can change' };
    } else {
      const severe = waits.length === 0;
      return { severe, because: `nobody waits for the callbacks of \`${method}\`` };
    }
  }
  return null;
}

/** A file that is read and written back in one turn, which an `await` at a node would part. */
export function partedFile(file: SourceFile, node: Node, around: FunctionNode): Hazard | null {
  const parted = partedUpdate(file, node, around, awaitsIn(file, around));
  if (parted === null) return null;
  const label = labelOf(around);
  const oneTurn = label === null ? `\`${parted}\` is read and written back in one turn` : `\`${label}\` reads \`${parted}\` and writes it back in one turn`;
  return { severe: true, because: `${oneTurn}, and what others write in between would be lost` };
}

/** The assignment around a node that reads its target before the node is evaluated and writes it after; as written. */
function lostUpdate(file: SourceFile, node: Node, around: FunctionNode): string | null {
  for (let current: Node = node; current.parent && current !== around; current = current.parent) {
    const { parent } = current;
    if (parent.type !== 'AssignmentExpression' || parent.right !== current || isLocal(file, parent.left, around)) continue;
    const target = file.sourceCode.getText(parent.left);
    if (['??=', '||=', '&&='].includes(parent.operator)) continue;
    if (parent.operator !== '=') return `${target} ${parent.operator} await …`;
    const before = file.sourceCode.text.slice(parent.right.range[0], node.range[0]);
    if (new RegExp(`(?<![\\w$.])${target.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w$])`).test(before)) return `${target} = … await …`;
  }
  return null;
}

/** A variable of the function itself, or a member of one: no other call sees it. */
function isLocal(file: SourceFile, target: Node, around: FunctionNode): boolean {
  let root: Node = target;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null;
  const definition = variable?.defs[0];
  return definition?.type === 'Variable' && functionAround(definition.node) === around;
}

/** `await`s of a function, those of functions inside left out. */
const awaitsIn = perNode<FunctionNode, readonly Node[]>([], (file, around) => {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    if (node !== around && (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration')) return;
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) found.push(node);
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (one) visit(one);
    }
  };
  visit(around);
  return found;
});

/** Iterating methods that a function is given to. */
function iterationsOf(file: SourceFile, around: FunctionNode): readonly string[] {
  const places = [around as Node, ...mentionsOf(file, around).map(({ node }) => node)];
  return places.flatMap((place) => {
    const call = place.parent;
    return callbackRole(file, place) === 'iteration' && call?.type === 'CallExpression' ? [calleeName(call)] : [];
  });
}

/** Whether the function, from this node on, adds to something that its other calls see. */
function writesShared(file: SourceFile, node: Node, around: FunctionNode): boolean {
  const isAfter = (other: Node) => isInside(other, around) && other.range[1] > node.range[0];
  const adds = file.nodes.calls.some(
    (call) => isAfter(call) && call.callee.type === 'MemberExpression' && ['push', 'unshift', 'splice', 'write'].includes(keyOf(call.callee) ?? '') && !isLocal(file, call.callee.object, around),
  );
  return adds || file.nodes.assignments.some((assignment) => isAfter(assignment) && assignment.operator !== '=' && !isLocal(file, assignment.left, around));
}

function listensToExit(around: FunctionNode): boolean {
  const call = around.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const [event] = call.arguments;
  return ['on', 'once', 'addListener', 'prependListener'].includes(keyOf(call.callee) ?? '') && event?.type === 'Literal' && event.value === 'exit';
}
