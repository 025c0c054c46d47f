import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { formAround } from './byte-forms.js';
import { isCallee } from '../functions/callbacks.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { flowOf, flowOfMentions, type Flow } from '../values/flow.js';
import { functionOf, includes } from '../functions/functions.js';
import { importedAs } from '../values/imports.js';
import { calleeText } from '../runs/runs.js';
import { isInside, keyOf, variableOf, wrapped, type Variable } from '../scope.js';

/** Where the pieces of a stream are put together again, and where the whole goes. */
export interface Whole {
  /** The call that joins them, or the assignment that adds one to the rest. */
  readonly node: Node;
  readonly flow: Flow;
  /** They are added to a text. */
  readonly isText: boolean;
}

/** Whether anything in the file could put pieces together. */
export const joinsPieces = perFile((file) => {
  const words = [...conventions.byteJoins, ...conventions.streamGatherers.map((name) => name.replace(/:.*$/, '')), '+='];
  return words.some((word) => file.sourceCode.text.includes(word));
});

/** What is made of a stream that is read to its end: `on('data', …)`, `for await`, calls that gather it. */
export function piecesOf(file: SourceFile, stream: Node): readonly Whole[] {
  const { parent } = stream;
  switch (parent?.type) {
    case 'ForOfStatement': {
      const name = parent.right === stream && parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0]?.id : null;
      return name ? wholesOf(file, name) : [];
    }
    case 'CallExpression': {
      const imported = parent.arguments[0] === stream ? importedAs(file, parent.callee) : null;
      return imported && includes(conventions.streamGatherers, `${imported.module}:${imported.path.join('.')}`) ? [{ node: parent, flow: flowOf(file, parent), isText: false }] : [];
    }
    case 'MemberExpression':
      return listenersOn(parent).flatMap((listener) => {
        const [piece] = functionOf(file, listener)?.params ?? [];
        return piece ? wholesOf(file, piece) : [];
      });
    default:
      return [];
  }
}

/** Listeners for `data` in a chain of calls that starts with a member: `stream.on('error', …).on('data', …)`. */
function listenersOn(first: TSESTree.MemberExpression): readonly Node[] {
  const listeners: Node[] = [];
  let member: Node | undefined = first;
  while (member?.type === 'MemberExpression' && isCallee(member) && /^(?:on|once|addListener)$/.test(keyOf(member) ?? '')) {
    const call: Node | undefined = wrapped(member, { awaits: false }).parent;
    if (call?.type !== 'CallExpression') break;
    const [event, listener] = call.arguments;
    if (event?.type === 'Literal' && event.value === 'data' && listener) listeners.push(listener);
    member = wrapped(call, { awaits: false }).parent;
  }
  return listeners;
}

function wholesOf(file: SourceFile, piece: Node): readonly Whole[] {
  const variable = piece.type === 'Identifier' ? variableOf(file, piece) : null;
  return (variable?.references ?? []).flatMap(({ identifier }) => wholesWith(file, formOf(file, identifier)));
}

/** The same piece in its last form: `Buffer.from(chunk)`. */
function formOf(file: SourceFile, mention: Node): Node {
  const outer = wrapped(mention);
  const form = formAround(file, outer);
  return form ? formOf(file, form) : outer;
}

function wholesWith(file: SourceFile, piece: Node): readonly Whole[] {
  const { parent } = piece;
  // `chunks.push(chunk)`
  if (parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && keyOf(parent.callee) === 'push') {
    const list = parent.callee.object.type === 'Identifier' ? variableOf(file, parent.callee.object) : null;
    return list ? joinsOf(file, list) : [];
  }
  // `data += chunk`
  if (parent?.type === 'AssignmentExpression' && parent.operator === '+=' && parent.right === piece) return ofTarget(file, parent, true);
  // `data = Buffer.concat([data, chunk])`
  const join = parent?.type === 'ArrayExpression' && isJoin(file, parent) ? parent.parent : null;
  const assignment = join ? wrapped(join).parent : null;
  return assignment?.type === 'AssignmentExpression' && assignment.operator === '=' ? ofTarget(file, assignment, false) : [];
}

/** A variable that holds all pieces so far: its mentions apart from where the next one is added. */
function ofTarget(file: SourceFile, assignment: TSESTree.AssignmentExpression, isText: boolean): readonly Whole[] {
  const whole = assignment.left.type === 'Identifier' ? variableOf(file, assignment.left) : null;
  const mentions = (whole?.references ?? []).flatMap((reference) => (reference.isWrite() || isInside(reference.identifier, assignment) ? [] : [reference.identifier as Node]));
  return mentions.length > 0 ? [{ node: assignment, flow: flowOfMentions(file, mentions), isText }] : [];
}

/** Calls that join the pieces in a list. Whatever else looks into the list may want the pieces themselves. */
function joinsOf(file: SourceFile, list: Variable): readonly Whole[] {
  const mentions = list.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => wrapped(identifier));
  const joins = mentions.flatMap((mention) => (isJoin(file, mention) ? [mention.parent!] : []));
  const isOpen = mentions.some((mention) => !isJoin(file, mention) && !isAddedTo(mention));
  return joins.map((node) => {
    const flow = flowOf(file, node);
    return { node, flow: isOpen ? { ...flow, ends: flow.ends, complete: false } : flow, isText: false };
  });
}

/** Whether a list is the argument of a call that joins it. */
function isJoin(file: SourceFile, list: Node): boolean {
  const { parent } = list;
  return parent?.type === 'CallExpression' && parent.arguments[0] === list && includes(conventions.byteJoins, calleeText(file, parent));
}

/** `chunks.push(…)`, `chunks.length`. */
function isAddedTo(list: Node): boolean {
  const member = list.parent;
  return member?.type === 'MemberExpression' && member.object === list && /^(?:push|length)$/.test(keyOf(member) ?? '');
}
