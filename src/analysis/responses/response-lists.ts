import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { consumptionOf, dropped, ofParameter, ofTarget, taken, type Consumption, type Watched } from './consumption.js';
import type { Node, SourceFile } from '../file.js';
import { isCallee } from '../functions/callbacks.js';
import { functionOf, includes } from '../functions/functions.js';
import { useOf } from './response-uses.js';
import { keyOf, unwrap, variableOf, wrapped, type Variable } from '../scope.js';

/** A list with a promised response in it. `index`: its place there; `null`: every item is one. */
export function ofPromises(file: SourceFile, list: Node, index: number | null, watched: Watched, depth: number): Consumption {
  const outer = wrapped(list, { awaits: false });
  const { parent } = outer;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return ofMentions(variableOf(file, parent.id), watched, (mention) => ofPromises(file, mention, index, watched, depth + 1));
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== outer || parent.callee.type !== 'MemberExpression') return taken(watched);
  const combinator = keyOf(parent.callee) ?? '';
  if (combinator === 'race' || combinator === 'any') return consumptionOf(file, parent, watched, true, depth + 1);
  return combinator === 'all' || combinator === 'allSettled' ? ofAll(file, parent, combinator === 'allSettled', index, watched, depth) : taken(watched);
}

/** `pending.push(request())`: what becomes of the list. `null`: the call is something else. */
export function ofPushed(file: SourceFile, { callee }: TSESTree.CallExpression, watched: Watched, depth: number): Consumption | null {
  if (callee.type !== 'MemberExpression' || !includes(conventions.growingMethods, keyOf(callee) ?? '')) return null;
  const list = variableOf(file, unwrap(callee.object));
  return ofMentions(list, watched, (mention) => ofPromises(file, mention, null, watched, depth + 1));
}

/** Dropped, when every mention of a list drops its items. */
function ofMentions(list: Variable | null, watched: Watched, follow: (mention: Node) => Consumption): Consumption {
  if (list?.defs[0]?.type !== 'Variable') return taken(watched);
  const mentions = list.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier as Node);
  return mentions.every((mention) => isPlain(mention) || follow(mention).body === 'never') ? dropped(watched) : taken(watched);
}

/** `list.length`, `list.push(…)` as a statement. */
function isPlain(mention: Node): boolean {
  const member = wrapped(mention, { awaits: false }).parent;
  if (member?.type !== 'MemberExpression') return false;
  const call = wrapped(member, { awaits: false }).parent;
  return keyOf(member) === 'length' || (includes(conventions.growingMethods, keyOf(member) ?? '') && isCallee(member) && call?.parent?.type === 'ExpressionStatement');
}

/** The value of `Promise.all(list)`: dropped, taken apart by a pattern, kept, or gone through. */
function ofAll(file: SourceFile, all: TSESTree.CallExpression, isSettled: boolean, index: number | null, watched: Watched, depth: number): Consumption {
  const outer = wrapped(all);
  const { parent } = outer;
  if (parent?.type === 'ExpressionStatement' || (parent?.type === 'UnaryExpression' && parent.operator === 'void')) return dropped(watched);
  if (outer === wrapped(all, { awaits: false })) return ofChain(file, parent, isSettled, index, watched, depth);
  if (parent?.type === 'VariableDeclarator') return ofListTarget(file, parent.id, parent, isSettled, index, watched, depth);
  return isSettled ? taken(watched) : ofUse(file, outer, index, watched, depth);
}

/** `Promise.all(list).then(([first, second]) => …)`. */
function ofChain(file: SourceFile, member: Node | undefined, isSettled: boolean, index: number | null, watched: Watched, depth: number): Consumption {
  const call = member?.type === 'MemberExpression' && isCallee(member) ? wrapped(member, { awaits: false }).parent : null;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || !includes(conventions.promiseMethods, keyOf(member) ?? '')) return taken(watched);
  const [callback] = call.arguments;
  if (keyOf(member) !== 'then' || !callback) return ofAll(file, call, isSettled, index, watched, depth + 1);
  const then = functionOf(file, callback);
  const [parameter] = then?.params ?? [];
  if (!then) return taken(watched);
  return parameter ? ofListTarget(file, parameter, then, isSettled, index, watched, depth) : dropped(watched);
}

function ofListTarget(file: SourceFile, target: Node, arrival: Node, isSettled: boolean, index: number | null, watched: Watched, depth: number): Consumption {
  if (target.type === 'Identifier') return isSettled ? ofMentions(variableOf(file, target), watched, () => taken(watched)) : ofMentions(variableOf(file, target), watched, (mention) => ofUse(file, mention, index, watched, depth));
  if (target.type !== 'ArrayPattern' || target.elements.at(-1)?.type === 'RestElement') return taken(watched);
  if (index === null) return target.elements.length === 0 ? dropped(watched) : taken(watched);
  const element = target.elements[index];
  if (!element) return dropped(watched);
  return isSettled ? taken(watched) : ofTarget(file, element, arrival, false, watched, depth);
}

/** One mention of a list of responses. */
function ofUse(file: SourceFile, list: Node, index: number | null, watched: Watched, depth: number): Consumption {
  const { parent } = wrapped(list, { awaits: false });
  if (parent?.type === 'ForOfStatement' && index === null) {
    const target = parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0]?.id : null;
    return target ? ofTarget(file, target, target, false, watched, depth + 1) : taken(watched);
  }
  if (parent?.type !== 'MemberExpression') return taken(watched);
  const key = keyOf(parent) ?? '';
  if (key === 'length') return dropped(watched);
  if (/^\d+$/.test(key) && index !== null) return Number(key) !== index || useOf(file, parent, watched.model) === 'looks' ? dropped(watched) : taken(watched);
  const call = isCallee(parent) ? wrapped(parent, { awaits: false }).parent : null;
  const [callback] = call?.type === 'CallExpression' ? call.arguments : [];
  const item = Object.entries(conventions.lookingMethods).find(([method]) => method === key)?.[1];
  const visit = callback && item !== undefined ? functionOf(file, callback) : null;
  return visit && item !== undefined ? ofParameter(file, visit, item, watched, depth + 1) : taken(watched);
}
