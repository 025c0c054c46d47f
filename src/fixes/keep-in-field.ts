import type { TSESTree } from '@typescript-eslint/utils';
import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, ClassNode, Node, SourceFile } from '../analysis/file.js';
import { closingMethodsOf } from '../analysis/functions/lifecycles.js';
import { receiverOf } from '../analysis/functions/receivers.js';
import { functionAround, isFunction, isInside } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { valueOf } from '../analysis/values/values.js';
import { poolingEdits } from './add-keep-alive.js';
import { insertField, newFieldOf } from './class-style.js';
import { closeInMethod } from './close-at-shutdown.js';
import { isTyped, typeOfCreated } from './created-type.js';
import { withoutClosing } from './drop-close.js';
import { statementAfter, statementFirst } from './insert-statement.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf } from './layout.js';
import { anchorAt, planOf } from './lines.js';
import { moveOf, type Move } from './movable.js';
import type { Edit, FixPlan } from './plan.js';
import { sessionName } from './session-name.js';
import { annotationOf, movedText, placeOf, usingName, type Place } from './session-place.js';
import { constructorOf, settingsOf, type Setting } from './set-once.js';
import { equalField } from './shared-session.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/**
 * Keeps a session in a field of the class whose object it needs: behind the fields it is made from, or in the constructor,
 * as soon as these are set. Only when they are set once. A method that ends the object closes it, too.
 */
export function keepInField(fact: SessionFact): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const receiver = receiverOf(node);
  if (receiver?.kind !== 'class' || receiver.isStatic) return none(`its options depend on ${fact.dependsOnCall.because}`);
  if (fact.factory !== null) return none(`what \`${fact.factory}\` returns depends on ${fact.dependsOnCall.because}`);
  const { owner } = receiver;
  const place = placeOf(file, node);
  if (typeof place === 'string') return none(place);
  if (place.unshareable !== null) return none(place.unshareable);
  const closing = withoutClosing(file, place.closes);
  if (typeof closing === 'string') return none(closing);
  const settings = new Map<string, readonly Setting[]>();
  const move = moveOf(file, node, {
    field: (name) => {
      const found = settingsOf(file, owner, name);
      if (typeof found === 'string') return found;
      settings.set(name, found);
      return null;
    },
  });
  if (typeof move === 'string') return none(move);
  if (move.fields.size === 0) return none(`its options depend on ${fact.dependsOnCall.because}`);
  const pooling = poolingEdits(file, fact, node);
  if (typeof pooling === 'string') return none(pooling);

  const inside = [...move.inside, ...pooling];
  const equal = equalField(file, owner, node, movedText(file, place, inside, ''));
  if (equal !== null) return planOf('unsafe', [...closing, ...move.outside, ...used(file, place, equal, closing, move)]);
  const { name, keywords, isDeclared } = newFieldOf(file, owner, sessionName(fact, valueOf(file, node)?.origin ?? node));
  const field: Field = { name, keywords, isDeclared, type: annotationOf(file, place) || `: ${typeOfCreated(file, place)}` };
  const edits = inClass(file, owner, place, field, [...settings.values()].flat(), inside);
  if (typeof edits === 'string') return none(edits);
  return planOf('unsafe', [anchorAt(owner.body.range[0]), ...edits, ...closing, ...move.outside, ...used(file, place, name, closing, move), ...closingEdits(file, owner, node, fact, name)]);
}

interface Field { readonly name: string; readonly keywords: string; readonly isDeclared: boolean; readonly type: string }

/** The field with its value, where all is set that the value is made from. */
function inClass(file: SourceFile, owner: ClassNode, place: Place, { name, keywords, isDeclared, type }: Field, settings: readonly Setting[], inside: readonly Edit[]): Edit[] | string {
  const indent = indentOf(file, owner) + indentStepOf(file);
  if (settings.every(({ by }) => by === 'initialiser' || by === 'parent')) {
    const fields = settings.flatMap((setting) => (setting.by === 'initialiser' ? [setting.node] : []));
    const after = fields.toSorted((a, b) => b.range[1] - a.range[1])[0] ?? null;
    return [insertField(file, owner, `${keywords}${name}${isTyped(file) && place.declaration?.declarations[0].id.typeAnnotation ? type : ''} = ${movedText(file, place, inside, indent)}`, after)];
  }
  const maker = constructorOf(owner);
  if (maker?.body.type !== 'BlockStatement') return 'its constructor is not written here';
  const after = lastOf(file, maker.body, settings);
  const early = maker.body.body.filter((statement) => !after || statement.range[0] <= after.range[0]);
  if (early.some((statement) => leavesOrCalls(file, owner, statement))) return 'the constructor may use it before what it needs is set';
  const text = `this.${name} = ${movedText(file, place, inside, indent + indentStepOf(file))}`;
  const set = after ? statementAfter(file, after, text) : [first(file, maker.body, text)];
  return isDeclared ? [insertField(file, owner, `${keywords}${name}${isTyped(file) ? type : ''}`, null), ...set] : [...set];
}

/** A statement that comes first in a block; one without any gets its own lines. */
function first(file: SourceFile, block: TSESTree.BlockStatement, text: string): Edit {
  if (block.body.length > 0 || file.sourceCode.getCommentsInside(block).length > 0) return statementFirst(file, block, text);
  const [newline, indent] = [newlineOf(file), indentOf(file, block)];
  return { range: [block.range[0] + 1, block.range[1] - 1], text: `${newline}${indent}${indentStepOf(file)}${text}${semicolonsOf(file)}${newline}${indent}` };
}

/** The last statement of the constructor that sets something needed, or calls the parent's constructor. */
function lastOf(file: SourceFile, body: TSESTree.BlockStatement, settings: readonly Setting[]): Node | null {
  const statements: Node[] = settings.flatMap((setting) => (setting.by === 'constructor' ? [setting.node] : []));
  const parents = body.body.filter((statement) => /^super\s*\(/.test(file.sourceCode.getText(statement)));
  return [...statements, ...parents].toSorted((a, b) => b.range[1] - a.range[1])[0] ?? null;
}

/** Whether a statement of the constructor may leave it, or run a method of the object. */
function leavesOrCalls(file: SourceFile, owner: ClassNode, statement: Node): boolean {
  const returns = (node: Node): boolean => node.type === 'ReturnStatement' && functionAround(node) === constructorOf(owner);
  if (isSome(file, statement, returns)) return true;
  return file.nodes.calls.some(({ callee }) => isInside(callee, statement) && callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression');
}

function isSome(file: SourceFile, root: Node, test: (node: Node) => boolean): boolean {
  if (test(root)) return true;
  return (file.sourceCode.visitorKeys[root.type] ?? []).some((key) => {
    const child = (root as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    return (Array.isArray(child) ? child : [child]).some((next) => next && isSome(file, next, test));
  });
}

/** `this.agent` in place of the constant; where another function has its own `this`, the constant stays. */
function used(file: SourceFile, place: Place, name: string, closing: readonly Edit[], { outside }: Move): Edit[] {
  const isOwn = !place.variable || place.variable.references.every(({ identifier }) => isSameReceiver(identifier as Node, place.node));
  if (!isOwn) return [{ range: place.creation.range, text: `this.${name}` }];
  return usingName(file, place, `this.${name}`, [...closing, ...outside]);
}

function isSameReceiver(one: Node, other: Node): boolean {
  const [a, b] = [receiverOf(one), receiverOf(other)];
  return a?.kind === 'class' && b?.kind === 'class' && a.owner === b.owner && a.isStatic === b.isStatic;
}

/** The closing in the method that ends the object, when the class is one whose end is its own affair. */
function closingEdits(file: SourceFile, owner: ClassNode, node: CallNode, fact: SessionFact, name: string): Edit[] {
  const { closeMethod, runtime } = fact;
  const end = closingMethodsOf(file, owner).find((method) => method.parent.type === 'MethodDefinition');
  const isHandedOn = isSome(file, owner.body, ({ type, parent }) => type === 'ThisExpression' && parent?.type !== 'MemberExpression');
  if (!closeMethod || runtime !== 'node' || !end || owner.superClass || isHandedOn || isInside(node, end) || !isFunction(end)) return [];
  const edit = closeInMethod(file, end, `this.${name}.${closeMethod.name}()`, closeMethod.async);
  return typeof edit === 'string' ? [] : [edit];
}
